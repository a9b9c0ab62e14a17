import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LabEvent } from '@socketlab/protocol';
import type { ClassState } from '@socketlab/protocol/class';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { createClassHub } from '../src/classes/hub/classHub.ts';
import { systemClock } from '../src/clock.ts';
import type { LabRecord } from '../src/labs/labRecord.ts';
import { createLabStore, type LabStore } from '../src/labs/labStore.ts';
import { startRealLabProcess } from '../src/labs/realLabProcess.ts';
import { createSupervisor, type Supervisor } from '../src/labs/supervisor.ts';
import { type BenchPage, createClassBench } from './classBench.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

beforeAll(() => {
  for (const folder of ['agent', 'lab']) execFileSync(process.execPath, [fromRoot(`packages/${folder}/build.mjs`)]);
});

/** It is silent: what is read together with an RST lets the client hear `end` instead of ECONNRESET. */
const server = `
const net = require('node:net');
net.createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
}).listen(8080);
`;
/** Connects again whenever the connection is lost; `patient` never does. */
const client = (patient: boolean) => `
const net = require('node:net');
function connect() {
  const socket = net.connect(8080, 'server');
  const timer = setInterval(() => socket.write('tick'), 50);
  socket.on('error', () => {});
  socket.on('close', () => clearInterval(timer));
  ${patient ? '' : "socket.on('close', () => setTimeout(connect, 100));"}
}
connect();
`;

/** A hub over a real lab process, and a class of students whose real programs talk; null: nothing runs in their lab. */
async function realClass(students: Record<string, { patient: boolean } | null>) {
  const bench = createClassBench();
  let hub: ReturnType<typeof createClassHub> | undefined;
  const records = new Map<string, LabRecord>();
  let supervisor: Supervisor | undefined;
  const labs: LabStore = createLabStore({ clock: systemClock, send: (command) => supervisor!.send(command) });
  supervisor = await createSupervisor({
    start: () =>
      startRealLabProcess({
        labProcessFile: fromRoot('packages/lab/dist/labProcess.mjs'),
        agentFile: fromRoot('packages/agent/dist/agent.cjs'),
        ownMachine: true,
      }),
    clock: systemClock,
    onEvents(lab, events) {
      labs.append(lab, events);
      const record = records.get(lab);
      if (record) hub?.labGrew(record, events);
    },
    onCrash: () => labs.crashed(),
  });
  const { send } = supervisor;
  hub = createClassHub({
    clock: systemClock,
    nowMs: Date.now,
    store: bench.store,
    send,
    predictionOf: () => null,
    isStep: () => true,
    onInternalError: (error) => bench.errors.push(error),
  });
  bench.hub = hub;
  onTestFinished(async () => {
    hub.close();
    await supervisor.close();
    expect(bench.errors).toEqual([]);
  });

  bench.nowMs = Date.now;
  bench.addClass('class-one');
  const teacher = bench.openPage('class-one-teacher');
  await askTo(teacher, { kind: 'enter', view: 'instructor' });
  const events = (name: string) => records.get(name)!.entries.map((entry) => JSON.parse(entry) as LabEvent);
  const ids = new Map<string, string>();
  for (const [student, programs] of Object.entries(students)) {
    bench.join(student, 'class-one');
    const page = bench.openPage(student);
    await askTo(page, { kind: 'enter', view: 'student' });
    const record = await labs.open(`of ${student}`, 0);
    records.set(record.id, record);
    ids.set(student, record.id);
    hub.labOpened(record);
    if (programs === null) continue;
    const run = (host: 'client' | 'server', source: string) =>
      send({ kind: 'run', lab: record.id, host, file: `${host}.js`, source });
    await run('server', server);
    const heard = (host: 'client' | 'server', name: string) =>
      events(record.id).some((e) => e.kind === 'event' && e.host === host && e.name === name);
    await expect.poll(() => heard('server', 'listening')).toBe(true);
    await run('client', client(programs.patient));
    await expect.poll(() => heard('client', 'connect')).toBe(true);
    // The kernel answers for the server, whose program learns of it later: only then is there a socket to do something to.
    await expect.poll(() => heard('server', 'connection')).toBe(true);
  }
  return { bench, teacher, log: (student: string) => events(ids.get(student)!) };
}

/** Real labs answer when they have done it. */
async function askTo(page: BenchPage, request: Parameters<BenchPage['ask']>[0]): Promise<void> {
  const number = 1000 + page.messages.length;
  page.receive(JSON.stringify({ class: 'class-one', ...request, request: number }));
  const answer = () => page.messages.find((m) => (m.kind === 'reply' || m.kind === 'error') && m.request === number);
  await expect.poll(answer).toBeDefined();
  expect(answer()).toMatchObject({ kind: 'reply' });
}

const [a, b] = ['student-a', 'student-b'];
const both = [a, b];
const all = { to: 'all' } as const;
const newest = ({ deeds }: ClassState) => deeds[0]!;

test('[CL44] a cable cut, a freeze and a kill reach the real labs of all students, and each is taken back', async () => {
  const { bench, teacher, log } = await realClass({ [a]: { patient: false }, [b]: { patient: false } });
  const everywhere = (fits: (event: LabEvent) => boolean, times = 1) =>
    expect
      .poll(() => Math.min(...both.map((student) => log(student).filter(fits).length)))
      .toBeGreaterThanOrEqual(times);
  const allServers = (state: string) =>
    expect.poll(() => both.map((student) => teacher.rows.get(student)?.programs.server)).toEqual([state, state]);

  const cut = { kind: 'wireFault', direction: 'downstream', fault: { kind: 'cut' }, on: true } as const;
  await askTo(teacher, { kind: 'trigger', target: all, deed: { kind: 'fault', command: cut }, afterMs: 0 });
  await everywhere((e) => e.kind === 'fault' && e.on);
  await everywhere((e) => e.kind === 'dropped' && e.reason === 'cable');
  await askTo(teacher, { kind: 'undo', deed: 1 });
  await everywhere((e) => e.kind === 'fault' && !e.on);

  const signal = (name: 'SIGSTOP' | 'SIGKILL') => ({ kind: 'signal', host: 'server', signal: name }) as const;
  await askTo(teacher, { kind: 'trigger', target: all, deed: signal('SIGSTOP'), afterMs: 0 });
  await allServers('frozen');
  await askTo(teacher, { kind: 'undo', deed: 2 });
  await allServers('running');

  await askTo(teacher, { kind: 'trigger', target: all, deed: signal('SIGKILL'), afterMs: 0 });
  await everywhere((e) => e.kind === 'exit' && e.host === 'server' && e.signal === 'SIGKILL');
  await allServers('ended');
  await askTo(teacher, { kind: 'undo', deed: 3 });
  await everywhere((e) => e.kind === 'spawn' && e.host === 'server' && e.source === server, 2);
  // The clients of both connect again by themselves.
  await everywhere((e) => e.kind === 'event' && e.host === 'client' && e.name === 'connect', 2);
  await expect.poll(() => newest(teacher.state).state).toBe('undone');
  expect(newest(teacher.state)).toMatchObject({ reached: 2, missed: 0 });
  expect(bench.store.kept.deeds.every(({ undoneAtMs }) => undoneAtMs !== null)).toBe(true);
});

test('[CL44] the drill of a lost connection: who connects again has recovered, who does not is waited for', async () => {
  const { teacher, log } = await realClass({ [a]: { patient: false }, [b]: { patient: true } });
  await askTo(teacher, { kind: 'startDrill', drill: 'disconnected', target: all });
  await expect.poll(() => teacher.state.drill?.recovered).toHaveLength(1);
  const { drill } = teacher.state;
  expect(drill).toMatchObject({ reached: 2, recovered: [{ member: a }], waiting: [{ member: b }] });
  // It waits for 100 ms before it connects.
  expect(drill!.recovered[0]!.afterMs).toBeGreaterThanOrEqual(90);
  for (const student of both) {
    const isReset = (e: LabEvent) => e.kind === 'event' && e.host === 'client' && e.args[0]?.code === 'ECONNRESET';
    await expect.poll(() => log(student).some(isReset)).toBe(true);
  }
  await expect.poll(() => teacher.rows.get(b)?.errors.ECONNRESET).toBe(1);
  await askTo(teacher, { kind: 'endDrill' });
  await expect.poll(() => teacher.state.drill).toBeNull();
});

test('[CL45] a deed reaches each of forty real labs, on and off, once a click', async () => {
  const students = Array.from({ length: 40 }, (_, index) => `student-${index}`);
  const { teacher, log } = await realClass(Object.fromEntries(students.map((student) => [student, null])));
  for (let round = 0; round < 6; round++) {
    const cut = { kind: 'wireFault', direction: 'upstream', fault: { kind: 'cut' }, on: round % 2 === 0 } as const;
    await askTo(teacher, { kind: 'trigger', target: all, deed: { kind: 'fault', command: cut }, afterMs: 0 });
    const faults = (student: string) => log(student).filter(({ kind }) => kind === 'fault').length;
    await expect.poll(() => students.filter((student) => faults(student) !== round + 1)).toEqual([]);
  }
});
