import { fileURLToPath } from 'node:url';
import type { DelayMs, FaultCommand, HostName, LabEvent, LabReport } from '@socketlab/protocol';
import { afterAll, onTestFinished, vi } from 'vitest';
import { buildLabProcess } from '../build.mjs';
import {
  type LabProcess,
  type LabProcessOptions,
  type LabProcessRequest,
  startLabProcess,
} from '../src/startLabProcess.ts';

/** Processor time, start-ups and a kernel's timers: on a busy machine all of it takes many times as long as on one at rest. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
/** A wait gives up before its test does: who reads of it is told what did not come. */
let patienceMs = 150_000;

/** For a test that has a limit of its own. */
export function waitUpTo(ms: number): void {
  patienceMs = ms;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The bundle that the tests run, made anew for each test file: a test never meets yesterday's code. */
export const testBundle = here('../dist/test/labProcess.mjs');
await buildLabProcess(testBundle);
const stubAgent = here('./stubAgent.cjs');

const start = (options: Partial<LabProcessOptions> = {}) =>
  startLabProcess({ labProcessFile: testBundle, agentFile: stubAgent, ownMachine: true, mode: 'virtual', ...options });

/** A lab process of this test's own, ended when the test ends. */
export async function startTestProcess(options: Partial<LabProcessOptions> = {}): Promise<LabProcess> {
  const labProcess = await start(options);
  onTestFinished(() => labProcess.close());
  return labProcess;
}

let shared: Promise<LabProcess> | null = null;
afterAll(async () => (await shared)?.close());

/**
 * One lab process for all tests of a file that run at the same time: they mostly wait for a kernel's timers. Each opens a lab of its
 * own, as students do.
 */
export function sharedTestProcess(): Promise<LabProcess> {
  shared ??= start();
  return shared;
}

type EventOf<K extends LabEvent['kind']> = Extract<LabEvent, { kind: K }>;

type RequestFields<K> = Omit<Extract<LabProcessRequest, { kind: K }>, 'kind' | 'lab'>;

export interface TestLab {
  readonly events: LabEvent[];
  run(host: HostName, source: string, file?: string): Promise<string>;
  fault(command: FaultCommand): Promise<unknown>;
  /** Any other request of this lab. */
  send<K extends LabProcessRequest['kind']>(kind: K, fields: RequestFields<K>): Promise<unknown>;
  /** The first entry of this kind, past or to come, that `fits`. Rejects with `what` and the log's end where none comes. */
  waitFor<K extends LabEvent['kind']>(
    kind: K,
    fits?: (event: EventOf<K>) => boolean,
    what?: string,
  ): Promise<EventOf<K>>;
  /** Resolves when the log fits. */
  until(fits: (events: readonly LabEvent[]) => boolean): Promise<void>;
  all<K extends LabEvent['kind']>(kind: K): EventOf<K>[];
  readonly id: string;
}

let nextLab = 0;

/** A lab whose events are collected. */
export async function openTestLab(labProcess: LabProcess, delayMs: DelayMs = 0, hosts?: HostName[]): Promise<TestLab> {
  const id = `lab${nextLab++}`;
  const events: LabEvent[] = [];
  const listeners = new Set<() => void>();
  labProcess.onReport((report: LabReport) => {
    if (report.kind !== 'events' || report.lab !== id) return;
    events.push(...report.events);
    for (const listener of listeners) listener();
  });
  await labProcess.send({ kind: 'open', lab: id, delayMs, ...(hosts ? { hosts } : {}) });

  const all = <K extends LabEvent['kind']>(kind: K) =>
    events.filter((event): event is EventOf<K> => event.kind === kind);
  const look = <T>(find: () => T | undefined, what: string) => lookAtEach({ events, listeners }, find, what);
  return {
    id,
    events,
    all,
    async run(host, source, file = `${host}.js`) {
      const { program } = await labProcess.send({ kind: 'run', lab: id, host, file, source });
      return program!;
    },
    fault: (command) => labProcess.send({ kind: 'fault', lab: id, command }),
    send: (kind, fields) => labProcess.send({ ...fields, kind, lab: id } as unknown as LabProcessRequest),
    waitFor: (kind, fits = () => true, what = `${fits}`) => look(() => all(kind).find(fits), `${kind}, ${what}`),
    until: (fits) => look(() => fits(events) || undefined, `${fits}`).then(() => {}),
  };
}

/** What is found in a log now or once it has grown. */
function lookAtEach<T>(
  { events, listeners }: { events: readonly LabEvent[]; listeners: Set<() => void> },
  find: () => T | undefined,
  what: string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = find();
      if (found === undefined) return;
      stop();
      resolve(found);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`In vain: ${what}. The log ends with:\n${lastOf(events)}`));
    }, patienceMs);
    const stop = () => {
      clearTimeout(timer);
      listeners.delete(look);
    };
    listeners.add(look);
    look();
  });
}

const lastOf = (events: readonly LabEvent[]): string =>
  events
    .slice(-20)
    .map((event) => JSON.stringify(event).slice(0, 300))
    .join('\n');

/** What a program printed, one line an entry. */
export const textOf = (lab: TestLab, program?: string): string =>
  lab
    .all('console')
    .filter((line) => program === undefined || line.program === program)
    .map((line) => line.text)
    .join('\n');
