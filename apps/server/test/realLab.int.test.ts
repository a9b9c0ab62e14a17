import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type HostName, type LabEvent, type LabEventBody, limits } from '@socketlab/protocol';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createToken } from '../src/guard/token.ts';
import { type RealLabOptions, startRealLabProcess } from '../src/labs/realLabProcess.ts';
import { startServer } from '../src/server.ts';
import { createHeldClock } from './heldClock.ts';
import { temporaryFolder } from './someRecording.ts';
import { startTestApp } from './testApp.ts';
import { openTestPage, type TestPage } from './testPage.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const labProcessFile = fromRoot('packages/lab/dist/labProcess.mjs');
const agentFile = fromRoot('packages/agent/dist/agent.cjs');

beforeAll(() => {
  for (const folder of ['agent', 'lab']) {
    const script = fromRoot(`packages/${folder}/build.mjs`);
    if (existsSync(script)) execFileSync(process.execPath, [script]);
  }
});

const realLab = (changes: Partial<RealLabOptions> = {}) => ({
  startLabProcess: () =>
    startRealLabProcess({
      labProcessFile,
      ownMachine: true,
      ...(existsSync(agentFile) ? { agentFile } : {}),
      ...changes,
    }),
});

type EventOf<K extends LabEvent['kind']> = LabEvent & { kind: K };

/** The first event, past or coming, that fits. */
async function waitForEvent<K extends LabEventBody['kind']>(
  page: TestPage,
  lab: string,
  kind: K,
  fits: (event: EventOf<K>) => boolean = () => true,
): Promise<EventOf<K>> {
  const find = () => page.events(lab).find((e): e is EventOf<K> => e.kind === kind && fits(e as EventOf<K>));
  await page.waitFor('events', () => find() !== undefined);
  return find()!;
}

const run = (page: TestPage, lab: string, host: 'client' | 'server', source: string) =>
  page.ask({ kind: 'runProgram', lab, host, file: `${host}.js`, source });

test('[SV13] a program and a socket that are not there are refused by the lab itself', async () => {
  const app = await startTestApp(realLab());
  const page = await app.openPage();
  const lab = await page.openLab();
  const gone = await page.ask({ kind: 'signalProgram', lab, program: 'p7', signal: 'SIGTERM' });
  expect(gone).toMatchObject({ kind: 'error', code: 'unknown-program' });
  const answer = await run(page, lab, 'server', 'setInterval(() => {}, 1000)');
  const program = (answer as { program: string }).program;
  await waitForEvent(page, lab, 'spawn');
  const act = await page.ask({ kind: 'actOnSocket', lab, program, object: 'nothing', action: { kind: 'end' } });
  expect(act).toMatchObject({ kind: 'error', code: 'unknown-socket' });
});

test('[SV13] a computer that this lab lacks is refused by the lab itself, and one that it has is there', async () => {
  const app = await startTestApp(realLab());
  const page = await app.openPage();
  const runOn = (lab: string) =>
    page.ask({ kind: 'runProgram', lab, host: 'client2', file: 'client.js', source: "console.log('둘째')" });
  const two = await page.openLab();
  expect(await runOn(two)).toMatchObject({ kind: 'error', code: 'unknown-host' });
  const hosts: HostName[] = ['client', 'client2', 'server'];
  const reply = await page.ask({ kind: 'openLab', lesson: 'x', delayMs: 0, hosts, replaces: two });
  const { lab = '' } = reply as { lab?: string };
  expect((await waitForEvent(page, lab, 'opened')).hosts.map(({ host }) => host)).toEqual(hosts);
  expect(await runOn(lab)).toMatchObject({ kind: 'reply' });
  expect(await waitForEvent(page, lab, 'console')).toMatchObject({ host: 'client2', text: '둘째' });
});

test('[SV13] more programs than a lab may run, and a log that is full, are refused by name', async () => {
  const app = await startTestApp(realLab({ limits: { maxEvents: 40 } }));
  const page = await app.openPage();
  const [crowded, lab] = [await page.openLab(), await page.openLab()];
  const waiting = 'setInterval(() => {}, 1000)';
  const runAs = (file: string) => page.ask({ kind: 'runProgram', lab: crowded, host: 'client', file, source: waiting });
  for (let index = 0; index < limits.programsPerLab; index++)
    expect(await runAs(`client-${index}.js`)).toMatchObject({ kind: 'reply' });
  expect(await runAs('one-more.js')).toMatchObject({ kind: 'error', code: 'too-many-programs' });
  await run(page, lab, 'server', 'setInterval(() => console.log("x"), 1)');
  expect(await waitForEvent(page, lab, 'limit', ({ what }) => what === 'events')).toBeTruthy();
  await waitForEvent(page, lab, 'exit', ({ reason }) => reason === 'events');
  expect(await run(page, lab, 'client', waiting)).toMatchObject({ kind: 'error', code: 'too-many-events' });
});

test('[SV32] kill -9 of the lab process: every page hears of it without any wait of the server’s, and runs again', async () => {
  const clock = createHeldClock();
  const app = await startTestApp({ ...realLab(), clock });
  const pages = [await app.openPage(), await app.openPage(createToken())];
  const labs = await Promise.all(pages.map((page) => page.openLab()));
  await run(pages[0]!, labs[0]!, 'server', "require('net').createServer().listen(8080)");
  await waitForEvent(pages[0]!, labs[0]!, 'spawn');

  const pid = app.supervisor.pid!;
  clock.hold();
  process.kill(pid, 'SIGKILL');
  await Promise.all(pages.map((page) => page.waitFor('labGone', ({ reason }) => reason === 'crashed')));
  clock.release();
  // On a busy machine the next one may take longer to start than a request waits for it.
  await expect.poll(() => app.supervisor.pid).not.toBeNull();

  const again = await pages[0]!.openLab();
  expect(app.supervisor.pid).not.toBe(pid);
  expect(await run(pages[0]!, again, 'server', 'process.exit(7)')).toMatchObject({ kind: 'reply' });
  expect(await waitForEvent(pages[0]!, again, 'exit')).toMatchObject({ code: 7, reason: 'exited' });
});

describe('the whole server', () => {
  const settings = { host: '127.0.0.1', port: 0, portGiven: true };
  /** Not the folder of whoever runs the tests: a SocketLab of theirs may hold its file. */
  const ownData = async () => ({ SOCKETLAB_DATA: await temporaryFolder() });

  test('[SV40] it starts from its environment alone and closes to nothing', async () => {
    const token = createToken();
    const server = await startServer(settings, { ...(await ownData()), SOCKETLAB_TOKEN: token });
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/?token=${token}`);
    const origin = `http://127.0.0.1:${server.port}`;
    const page = await openTestPage({ port: server.port, origin, token, session: createToken() });
    const lab = await page.openLab();
    expect(page.events(lab).length + (await page.waitForEvents(lab, 1)).length).toBeGreaterThan(0);
    await server.close();
    await page.closed;
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('[SV41] a port that was asked for and is taken is named, with the option that helps', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void holder.close());
    await new Promise((resolve) => holder.once('listening', resolve));
    const port = (holder.address() as { port: number }).port;
    const env = await ownData();
    await expect(startServer({ ...settings, port }, env)).rejects.toThrow(/포트 \d+번을 .*--port/);
    const next = await startServer({ ...settings, port, portGiven: false }, env);
    expect(next.port).toBeGreaterThan(port);
    await next.close();
    await expect(startServer({ ...settings, host: '192.0.2.1' }, env)).rejects.toThrow(/--host/);
  });
});
