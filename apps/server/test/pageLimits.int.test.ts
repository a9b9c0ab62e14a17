import type { Socket } from 'node:net';
import { limits } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { createToken } from '../src/guard/token.ts';
import { createManualClock } from './manualClock.ts';
import { startTestApp } from './testApp.ts';
import { errorsOf, type TestPage } from './testPage.ts';

/** The page learns why, and after a moment nothing of its connection is left. */
async function cutOff(page: TestPage, clock: { advance(ms: number): void }): Promise<void> {
  await expect.poll(() => page.socket.readyState).toBe(page.socket.CLOSING);
  clock.advance(1_000);
  expect(await page.closed).toBe(1008);
}

describe('bad input costs its sender one named error and nobody else anything', () => {
  test('[SV14] one page keeps two labs; a third is refused, and `replaces` makes room', async () => {
    const app = await startTestApp();
    const page = await app.openPage();
    const first = await page.openLab();
    await page.openLab();
    const third = { kind: 'openLab', lesson: 'x', delayMs: 0 } as const;
    expect(await page.ask(third)).toMatchObject({ code: 'too-many-labs' });
    expect(await page.ask({ ...third, replaces: first })).toMatchObject({ kind: 'reply' });
    expect(await page.waitFor('labGone')).toMatchObject({ lab: first, reason: 'closed' });
  });

  test('[SV14] the server keeps 400 labs; one more is refused', async () => {
    const app = await startTestApp();
    for (let opened = 0; opened < limits.labs; opened += limits.labsPerPage) {
      const page = await app.openPage(createToken());
      await Promise.all([page.openLab(), page.openLab()]);
    }
    const page = await app.openPage(createToken());
    await expect(page.openLab()).rejects.toThrow('too-many-labs');
  });

  test('[SV15] a page in haste is refused by name, and cut off when it goes on', async () => {
    const clock = createManualClock();
    const app = await startTestApp({ clock });
    const [page, other] = [await app.openPage(), await app.openPage()];
    for (let n = 0; n < 100; n++) page.socket.send(`{"kind":"fly","request":${n}}`);
    expect(await page.waitFor('error', ({ code }) => code === 'too-many-requests')).toMatchObject({
      request: expect.any(Number),
    });
    for (let n = 0; n < 2000; n++) page.socket.send('{}');
    await cutOff(page, clock);
    expect(await other.openLab()).toBeTruthy();
  });

  test('[SV15] what a page sends after it was cut off is not even read', async () => {
    const clock = createManualClock();
    const app = await startTestApp({ clock });
    const [page, other] = [await app.openPage(), await app.openPage(createToken())];
    let read = 0;
    for (const end of app.fastify.websocketServer.clients) end.on('message', () => read++);
    // Straight onto the wire, so that the page's own WebSocket does not hear of the close and goes on.
    const frame = Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x7b, 0x7d]);
    const flood = Buffer.concat(Array.from({ length: 200_000 }, () => frame));
    (page.socket as unknown as { _socket: Socket })._socket.write(flood);
    await cutOff(page, clock);
    expect(await other.openLab()).toBeTruthy();
    expect(errorsOf(page).length).toBeLessThan(500);
    // The kernel gives it in pieces, and what lies in the piece that was too much is looked at still.
    expect(read).toBeLessThan(20_000);
  });

  test('[SV15] a large message counts for many', async () => {
    const app = await startTestApp({ clock: createManualClock() });
    const page = await app.openPage();
    const large = `{"kind":"fly","request":1,"x":"${'a'.repeat(limits.messageBytes - 100)}"}`;
    for (let n = 0; n < 10; n++) page.socket.send(large);
    await expect.poll(() => errorsOf(page).length).toBe(10);
    expect(errorsOf(page).map(({ code }) => code)).toEqual([
      ...Array(6).fill('unknown-kind'),
      ...Array(4).fill('too-many-requests'),
    ]);
  });

  test('[SV17] so many pages are open at once, whatever browsers they say they are', async () => {
    const app = await startTestApp({ maxPages: 3 });
    const pages = [];
    for (let n = 0; n < 3; n++) pages.push(await app.openPage(createToken()));
    expect(await (await app.openPage(createToken())).closed).toBe(1013);
    pages[0]!.socket.terminate();
    await expect.poll(() => app.fastify.websocketServer.clients.size).toBe(2);
    expect(await (await app.openPage(createToken())).openLab()).toBeTruthy();
  });
});
