import { limits, type ServerMessage } from '@socketlab/protocol';
import { describe, expect, test } from 'vitest';
import { createToken } from '../src/guard/token.ts';
import { capabilitiesOf, createScriptedLab } from './scriptedLab.ts';
import { startTestApp } from './testApp.ts';
import { errorsOf, type TestPage } from './testPage.ts';

const server = { kind: 'runProgram', host: 'server', file: 'server.js' } as const;

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
});
