import { describe, expect, test } from 'vitest';
import { capabilitiesOf, createScriptedLab, withoutSandbox } from './scriptedLab.ts';
import { startTestApp } from './testApp.ts';

const server = { kind: 'runProgram', host: 'server', file: 'server.js' } as const;

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
