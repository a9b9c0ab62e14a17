import { once } from 'node:events';
import type { Socket } from 'node:net';
import { limits, type ServerMessage } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { createToken } from '../src/guard/token.ts';
import { createManualClock } from './manualClock.ts';
import { capabilitiesOf, createScriptedLab, withoutSandbox } from './scriptedLab.ts';
import { startTestApp } from './testApp.ts';
import type { TestPage } from './testPage.ts';

const server = { kind: 'runProgram', host: 'server', file: 'server.js' } as const;
const errorsOf = (page: TestPage) => page.messages.filter((m) => m.kind === 'error');

/** Sends a text as it is and gives the error it earns. */
async function provoke(page: TestPage, text: string): Promise<Extract<ServerMessage, { kind: 'error' }>> {
  const before = errorsOf(page).length;
  page.socket.send(text);
  return page.waitFor('error', (error) => errorsOf(page).indexOf(error) >= before);
}

describe('bad input costs its sender one named error and nobody else anything', () => {
  test.each([
    ['[PR1] no JSON', '{"kind":', 'bad-json', null],
    ['[PR2] no known kind', '{"kind":"fly","request":3}', 'unknown-kind', 3],
    ['[PR3] wrong fields', '{"kind":"openLab","request":4,"lesson":"x","delayMs":1}', 'bad-fields', 4],
    [
      '[SV10] over 256 KiB',
      `{"kind":"openLab","request":5,"x":"${'a'.repeat(limits.messageBytes)}"}`,
      'message-too-large',
      5,
    ],
  ])('%s', async (_, text, code, request) => {
    const app = await startTestApp();
    const [page, other] = [await app.openPage(), await app.openPage(createToken())];
    const lab = await page.openLab();
    expect(await provoke(page, text)).toMatchObject({ code, request, message: expect.stringMatching(/다\.$/) });
    // The sender goes on with what it had, and the other page has heard nothing.
    expect(await page.ask({ ...server, lab, source: '' })).toMatchObject({ kind: 'reply', program: 'p1' });
    expect(await other.openLab()).toBeTruthy();
    expect(errorsOf(page)).toHaveLength(1);
    expect(errorsOf(other)).toHaveLength(0);
  });

  test('[SV10] a message too large to be read at all closes its own page with 1009', async () => {
    const app = await startTestApp();
    const [page, other] = [await app.openPage(), await app.openPage()];
    page.socket.send('a'.repeat(5 * limits.messageBytes));
    expect(await page.closed).toBe(1009);
    expect(await other.openLab()).toBeTruthy();
  });

  test('[PR1] a binary frame is no JSON', async () => {
    const app = await startTestApp();
    const page = await app.openPage();
    page.socket.send(Buffer.from([1, 2, 3]));
    expect(await page.waitFor('error')).toMatchObject({ code: 'bad-json' });
  });

  test('[SV11] a file over 64 KiB is refused before it reaches the lab; one of 64 KiB passes', async () => {
    const lab = createScriptedLab();
    const app = await startTestApp({ startLabProcess: async () => lab });
    const page = await app.openPage();
    const id = await page.openLab();
    // In bytes, not in characters.
    const large = '가'.repeat(limits.fileBytes / 3 + 1);
    expect(await page.ask({ ...server, lab: id, source: large })).toMatchObject({ code: 'file-too-large' });
    expect(lab.commands.some((command) => command.kind === 'run')).toBe(false);
    expect(await page.ask({ ...server, lab: id, source: 'a'.repeat(limits.fileBytes) })).toMatchObject({
      kind: 'reply',
    });
  });

  test('[PR7] computers that no lab can have, and times beyond their bounds, never reach the lab', async () => {
    const scripted = createScriptedLab();
    const app = await startTestApp({ startLabProcess: async () => scripted });
    const page = await app.openPage();
    const open = { kind: 'openLab', lesson: 'x', delayMs: 0 } as const;
    const misfits: unknown[] = [
      [],
      ['client'],
      ['server'],
      ['client', 'server', 'server'],
      ['client', 'client2', 'client3', 'server', 'client'],
      ['client', 'server', 'mars'],
      ['client', 'server', '__proto__'],
      'client,server',
      null,
    ];
    for (const hosts of misfits)
      expect(await page.ask({ ...open, hosts } as never), JSON.stringify(hosts)).toMatchObject({ code: 'bad-fields' });
    expect(scripted.commands).toEqual([]);
    const all = ['server', 'client3', 'client', 'client2'] as const;
    const reply = await page.ask({ ...open, hosts: [...all] });
    expect(scripted.commands).toMatchObject([{ kind: 'open', hosts: all }]);

    const { lab = '' } = reply as { lab?: string };
    const late = (ms: unknown) =>
      page.ask({ kind: 'actOnProgram', lab, program: 'p1', action: { kind: 'delayAccept', ms } } as never);
    for (const ms of [-1, 0.5, 30_001, 1e300, '5', null, undefined])
      expect(await late(ms), String(ms)).toMatchObject({ code: 'bad-fields' });
    for (const ms of [0, 30_000]) expect(await late(ms)).toMatchObject({ kind: 'reply' });
    expect(scripted.commands.filter(({ kind }) => kind === 'program')).toHaveLength(2);
    expect(await page.ask({ ...server, lab, host: 'mars', source: '' } as never)).toMatchObject({ code: 'bad-fields' });
  });

  test('[SV12] a lab nobody opened and a lab of another browser are refused alike, whatever is asked of them', async () => {
    const app = await startTestApp();
    const [page, other] = [await app.openPage(), await app.openPage(createToken())];
    const lab = await page.openLab();
    for (const id of ['nothing', lab]) {
      for (const request of [
        { kind: 'attachLab', lab: id, from: 0 },
        { kind: 'closeLab', lab: id },
        { ...server, lab: id, source: '' },
        { kind: 'signalProgram', lab: id, program: 'p1', signal: 'SIGKILL' },
        { kind: 'actOnSocket', lab: id, program: 'p1', object: 's1', action: { kind: 'end' } },
        { kind: 'setDelay', lab: id, delayMs: 0 },
      ] as const) {
        expect(await other.ask(request)).toMatchObject({ kind: 'error', code: 'unknown-lab' });
      }
    }
    expect(page.messages.some((m) => m.kind === 'labGone')).toBe(false);
  });

  test.each(['unknown-program', 'unknown-socket', 'too-many-programs', 'too-many-events', 'wire-off'] as const)(
    '[SV13] the lab refuses with %s and the page is told so',
    async (code) => {
      const refuse = (command: { kind: string }) => (command.kind === 'act' ? code : undefined);
      const app = await startTestApp({ startLabProcess: async () => createScriptedLab(capabilitiesOf(), refuse) });
      const page = await app.openPage();
      const lab = await page.openLab();
      const action = { kind: 'end' } as const;
      const answer = await page.ask({ kind: 'actOnSocket', lab, program: 'p9', object: 's9', action });
      expect(answer).toMatchObject({ kind: 'error', code, message: expect.stringMatching(/다\.$/) });
    },
  );

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
    const app = await startTestApp();
    const [page, other] = [await app.openPage(), await app.openPage()];
    for (let n = 0; n < 100; n++) page.socket.send(`{"kind":"fly","request":${n}}`);
    expect(await page.waitFor('error', ({ code }) => code === 'too-many-requests')).toMatchObject({
      request: expect.any(Number),
    });
    for (let n = 0; n < 2000; n++) page.socket.send('{}');
    expect(await page.closed).toBe(1008);
    expect(await other.openLab()).toBeTruthy();
  });

  test('[SV15] what a page sends after it was cut off is not even read', async () => {
    const app = await startTestApp();
    const [page, other] = [await app.openPage(), await app.openPage(createToken())];
    // Straight onto the wire, so that the page's own WebSocket does not hear of the close and goes on.
    const frame = Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x7b, 0x7d]);
    const flood = Buffer.concat(Array.from({ length: 200_000 }, () => frame));
    const before = process.cpuUsage();
    (page.socket as unknown as { _socket: Socket })._socket.write(flood);
    expect(await page.closed).toBe(1008);
    expect(await other.openLab()).toBeTruthy();
    expect(errorsOf(page).length).toBeLessThan(500);
    // Answering all of it takes several seconds.
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
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

describe('whose code may run', () => {
  const withoutBubblewrap = { startLabProcess: async () => createScriptedLab(withoutSandbox) };

  test('[SV16] without a sandbox, a server that others can reach runs the lessons’ programs only', async () => {
    const app = await startTestApp({ ...withoutBubblewrap, host: '0.0.0.0' });
    const page = await app.openPage();
    const lab = await page.openLab();
    expect(await page.ask({ ...server, lab, source: 'own()' })).toMatchObject({ code: 'own-code-off' });
    expect(await page.ask({ ...server, lab, source: '// lesson' })).toMatchObject({ kind: 'reply' });
    expect((await page.waitFor('welcome')).capabilities.ownCode.available).toBe(false);
  });

  test('[SV16] a sandbox that is open to the machine’s network is none for a server that others can reach', async () => {
    const loopback = capabilitiesOf({ mode: 'loopback', virtualHosts: { available: false, detail: '' } });
    const startLabProcess = async () => createScriptedLab(loopback);
    for (const [host, kind] of [
      ['0.0.0.0', 'error'],
      ['127.0.0.1', 'reply'],
    ] as const) {
      const page = await (await startTestApp({ startLabProcess, host })).openPage();
      expect((await page.waitFor('welcome')).capabilities.ownCode.available).toBe(kind === 'reply');
      expect(await page.ask({ ...server, lab: await page.openLab(), source: 'own()' })).toMatchObject({ kind });
    }
  });

  test('[SV16] on the owner’s machine alone, own code runs', async () => {
    const app = await startTestApp(withoutBubblewrap);
    const page = await app.openPage();
    expect((await page.waitFor('welcome')).capabilities.ownCode.available).toBe(true);
    const lab = await page.openLab();
    expect(await page.ask({ ...server, lab, source: 'own()' })).toMatchObject({ kind: 'reply' });
  });
});

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

describe('the life of a lab', () => {
  test('[SV30] it is closed a minute after its last page, and not while one watches', async () => {
    const clock = createManualClock();
    const lab = createScriptedLab();
    const app = await startTestApp({ clock, startLabProcess: async () => lab });
    const page = await app.openPage();
    const id = await page.openLab();
    clock.advance(10 * limits.labLingerMs);
    expect(app.labs.size).toBe(1);

    page.socket.close();
    await page.closed;
    await expect.poll(() => app.labs.find(app.session, id).viewers.size).toBe(0);
    clock.advance(limits.labLingerMs - 1);
    expect(app.labs.size).toBe(1);
    clock.advance(1);
    expect(app.labs.size).toBe(0);
    expect(lab.commands.at(-1)).toEqual({ kind: 'close', lab: id });
  });

  test('[SV30] a page that comes back in time keeps it', async () => {
    const clock = createManualClock();
    const app = await startTestApp({ clock });
    const page = await app.openPage();
    const id = await page.openLab();
    page.socket.terminate();
    await expect.poll(() => app.labs.find(app.session, id).viewers.size).toBe(0);
    clock.advance(limits.labLingerMs - 1);
    const again = await app.openPage();
    await again.ask({ kind: 'attachLab', lab: id, from: 0 });
    clock.advance(limits.labLingerMs);
    expect(app.labs.size).toBe(1);
  });

  test('[SV31] labs that reloads leave behind make room for the next', async () => {
    const app = await startTestApp();
    for (let reload = 0; reload < 6; reload++) {
      const page = await app.openPage();
      const id = await page.openLab();
      page.socket.terminate();
      await expect.poll(() => app.labs.find(app.session, id).viewers.size).toBe(0);
    }
    expect(app.labs.size).toBe(2);
  });

  test('[SV32] when the lab process dies every page of a lab is told, and can run again', async () => {
    const labs = [createScriptedLab(), createScriptedLab()];
    let started = 0;
    const app = await startTestApp({ startLabProcess: async () => labs[started++]! });
    const pages = [await app.openPage(), await app.openPage(createToken())];
    const ids = await Promise.all(pages.map((page) => page.openLab()));
    labs[0]!.crash();
    for (const [index, page] of pages.entries()) {
      expect(await page.waitFor('labGone')).toMatchObject({ lab: ids[index], reason: 'crashed' });
      expect(await page.openLab()).not.toBe(ids[index]);
    }
    expect(started).toBe(2);
  });

  test('[SV33] a lab process that will not start is tried ever more slowly, and requests are not left waiting', async () => {
    const clock = createManualClock();
    const lab = createScriptedLab();
    const tries: number[] = [];
    const app = await startTestApp({
      clock,
      startLabProcess: async () => {
        tries.push(clock.nowUs() / 1000);
        if (tries.length > 1) throw new Error('no namespaces today');
        return lab;
      },
    });
    const page = await app.openPage();
    lab.crash();
    const refused = expect(page.openLab()).rejects.toThrow('lab-crashed');
    // Each failed try arms the next timer in a microtask.
    for (let ms = 0; ms < 6000; ms += 50) {
      clock.advance(50);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await refused;
    const waits = tries.slice(2).map((at, index) => at - tries[index + 1]!);
    expect(waits[0]).toBeLessThan(waits[1]!);
    expect(tries.length).toBeLessThan(8);
  });
});
