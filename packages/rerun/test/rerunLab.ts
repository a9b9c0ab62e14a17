import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type LabProcess, startLabProcess } from '@socketlab/lab';
import { type DelayMs, type HostName, type LabEvent, SocketLabError } from '@socketlab/protocol';
import { conductRerun, type RerunBench, type RerunOptions, type RerunPlan, type RerunRequest } from '../src/index.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** A real lab process, built anew so that a test never meets yesterday's code. */
export async function startRerunProcess(mode: 'virtual' | 'loopback'): Promise<LabProcess> {
  for (const name of ['agent', 'lab']) execFileSync(process.execPath, [fromRoot(`packages/${name}/build.mjs`)]);
  return startLabProcess({
    labProcessFile: fromRoot('packages/lab/dist/labProcess.mjs'),
    agentFile: fromRoot('packages/agent/dist/agent.cjs'),
    ownMachine: true,
    mode,
  });
}

/** A lab and its log. */
export interface RealLab {
  readonly events: readonly LabEvent[];
  ask(request: RerunRequest): Promise<void>;
  /** The first entry, past or to come, that fits. Rejects with the log's end where none comes, before a test's own limit, which says nothing. */
  until<T extends LabEvent>(fits: (event: LabEvent) => event is T): Promise<T>;
  close(): Promise<void>;
}

const patienceMs = 60_000;
let next = 0;

export async function openRealLab(
  labProcess: LabProcess,
  { hosts, delayMs }: { hosts: readonly HostName[]; delayMs: DelayMs },
  onEvent: (event: LabEvent) => void = () => {},
): Promise<RealLab> {
  const lab = `rerun${next++}`;
  const events: LabEvent[] = [];
  const listeners = new Set<() => void>();
  const stop = labProcess.onReport((report) => {
    if (report.kind !== 'events' || report.lab !== lab) return;
    for (const event of report.events) {
      events.push(event);
      onEvent(event);
      for (const listener of listeners) listener();
    }
  });
  await labProcess.send({ kind: 'open', lab, delayMs, hosts: [...hosts] });
  return {
    events,
    ask: async (request) => void (await labProcess.send(requestOf(lab, request))),
    until: (fits) =>
      new Promise((resolve, reject) => {
        // Made here, so that it names the line that waits.
        const vain = new Error('in vain');
        const look = () => {
          const found = events.find(fits);
          if (!found) return;
          leave();
          resolve(found);
        };
        const timer = setTimeout(() => {
          leave();
          const end = events.slice(-20).map((event) => JSON.stringify(event).slice(0, 300));
          vain.message = `Waited in vain. The log ends with:\n${end.join('\n')}`;
          reject(vain);
        }, patienceMs);
        const leave = () => {
          clearTimeout(timer);
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
    async close() {
      await labProcess.send({ kind: 'close', lab });
      stop();
    },
  };
}

function requestOf(lab: string, request: RerunRequest): Parameters<LabProcess['send']>[0] {
  switch (request.kind) {
    case 'runProgram':
      return { kind: 'run', lab, host: request.host, file: request.file, source: request.source };
    case 'signalProgram':
      return { kind: 'signal', lab, program: request.program, signal: request.signal };
    case 'actOnSocket':
      return { kind: 'act', lab, program: request.program, object: request.object, action: request.action };
    case 'actOnProgram':
      return { kind: 'program', lab, program: request.program, action: request.action };
    case 'fault':
      return { kind: 'fault', lab, command: request.command };
    case 'setDelay':
      return { kind: 'delay', lab, delayMs: request.delayMs };
  }
}

/** The same run once more in another lab, which stays open. */
export async function rerun(labProcess: LabProcess, plan: RerunPlan, options: RerunOptions = {}) {
  let lab: RealLab | null = null;
  const bench: RerunBench = {
    async open(wanted, onEvent) {
      lab = await openRealLab(labProcess, wanted, onEvent);
    },
    async ask(request) {
      try {
        await lab!.ask(request);
        return null;
      } catch (error) {
        if (error instanceof SocketLabError) return error.code;
        throw error;
      }
    },
    nowMs: () => performance.now(),
    setTimer(run, ms) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    stopped: new Promise<never>(() => {}),
  };
  const result = await conductRerun(bench, plan, options);
  return { result, lab: lab! as RealLab };
}
