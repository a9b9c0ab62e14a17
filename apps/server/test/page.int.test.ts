import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createManualClock } from './manualClock.ts';
import { createScriptedLab } from './scriptedLab.ts';
import { startTestApp } from './testApp.ts';

describe('nothing lost, nothing twice', () => {
  test('[SV20] the welcome is the first word', async () => {
    const app = await startTestApp();
    const page = await app.openPage();
    await page.openLab();
    expect(page.messages[0]).toMatchObject({ kind: 'welcome', capabilities: { mode: 'virtual' } });
  });

  test('[SV21] a page that comes back gets what it missed and goes on from there', async () => {
    const lab = createScriptedLab();
    const app = await startTestApp({ startLabProcess: async () => lab });
    const page = await app.openPage();
    const id = await page.openLab();
    lab.grow(id, 10);
    const first = await page.waitForEvents(id, 10);
    page.socket.terminate();
    lab.grow(id, 2000);

    const again = await app.openPage();
    expect(await again.ask({ kind: 'attachLab', lab: id, from: first.length })).toMatchObject({
      kind: 'reply',
      lab: id,
    });
    lab.grow(id, 5);
    const missed = await again.waitForEvents(id, 2005);
    expect([...first, ...missed].map(({ seq }) => seq)).toEqual(Array.from({ length: 2015 }, (_, seq) => seq));
  });

  test('[SV21] two pages of one browser see one log; a page may not claim more of it than there is', async () => {
    const lab = createScriptedLab();
    const app = await startTestApp({ startLabProcess: async () => lab });
    const [one, two] = [await app.openPage(), await app.openPage()];
    const id = await one.openLab();
    lab.grow(id, 3);
    expect(await two.ask({ kind: 'attachLab', lab: id, from: 4 })).toMatchObject({ code: 'bad-fields' });
    await two.ask({ kind: 'attachLab', lab: id, from: 0 });
    expect(await two.waitForEvents(id, 3)).toEqual(await one.waitForEvents(id, 3));
  });

  test('[SV22] a flood leaves in batches, each with the lab’s clock', async () => {
    const lab = createScriptedLab();
    const app = await startTestApp({ startLabProcess: async () => lab });
    const page = await app.openPage();
    const id = await page.openLab();
    for (let n = 0; n < 1000; n++) lab.grow(id, 1);
    const events = await page.waitForEvents(id, 1000);
    const batches = page.messages.filter((m) => m.kind === 'events');
    expect(batches.length).toBeLessThan(20);
    expect(batches.every(({ nowUs, events: batch }) => nowUs >= batch.at(-1)!.at)).toBe(true);
    expect(events).toHaveLength(1000);
  });

  test('[SV23] a page that reads nothing costs its place in the log, and gets everything when it reads again', async () => {
    const lab = createScriptedLab();
    const app = await startTestApp({ startLabProcess: async () => lab });
    const [page, other] = [await app.openPage(), await app.openPage()];
    const id = await page.openLab();
    await other.ask({ kind: 'attachLab', lab: id, from: 0 });
    page.socket.pause();
    // Far more than the kernel's own buffers take in.
    const text = 'x'.repeat(2000);
    for (let round = 1; round <= 10; round++) {
      lab.grow(id, 1000, text);
      await other.waitForEvents(id, round * 1000);
    }
    const held = [...app.fastify.websocketServer.clients].map((client) => client.bufferedAmount);
    expect(Math.max(...held)).toBeGreaterThan(0);
    expect(Math.max(...held)).toBeLessThan(2 * 1024 * 1024);
    page.socket.resume();
    const events = await page.waitForEvents(id, 10_000);
    expect(events.every(({ seq }, index) => seq === index)).toBe(true);
  });

  test('[SV24] a page that answers no ping for two periods is given up, and one that answers is not', async () => {
    const periodMs = 15_000;
    const clock = createManualClock();
    const app = await startTestApp({ clock });
    const [silent, other] = [await app.openPage(), await app.openPage()];
    // The first ping came before the welcome, so its answer comes before this request.
    for (const page of [silent, other]) await page.openLab();
    silent.socket.pong = () => {};
    const otherEnd = [...app.fastify.websocketServer.clients][1]!;
    const heard = once(otherEnd, 'pong');
    clock.advance(periodMs);
    await heard;
    expect(silent.socket.readyState).toBe(silent.socket.OPEN);
    clock.advance(periodMs);
    expect(await silent.closed).toBe(1006);
    expect(await other.openLab()).toBeTruthy();
  });
});
