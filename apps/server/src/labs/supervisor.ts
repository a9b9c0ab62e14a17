import { type Capabilities, type LabEvent, SocketLabError } from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import type { LabCommand, LabDone, LabProcess } from './labProcess.ts';

export interface SupervisorOptions {
  start(): Promise<LabProcess>;
  clock: Clock;
  onEvents(lab: string, events: readonly LabEvent[]): void;
  /** The process died: every lab of it is gone. Called before the next one is started. */
  onCrash(): void;
}

export interface Supervisor {
  /** Of the process that runs, or ran last. */
  readonly capabilities: Capabilities;
  /** The process that runs now, or null between two. */
  readonly pid: number | null;
  /** Waits for a process that is being started; rejects with `lab-crashed` when none comes within 5 s. */
  send(command: LabCommand): Promise<LabDone>;
  close(): Promise<void>;
}

const firstDelayMs = 100;
const longestDelayMs = 5_000;
/** A process that lived this long was healthy: the next is started at once. */
const healthyUs = 10_000_000;
const patienceMs = 5_000;

/**
 * Keeps one lab process running. The first one must start; a later one that dies is replaced, quickly at first and then ever
 * more slowly, so that a machine that can't run it isn't kept busy.
 */
export async function createSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const { clock } = options;
  let closed = false;
  let delayMs = 0;
  let running: LabProcess | null = null;
  let next: Promise<LabProcess> | null = null;
  let cancelRestart = () => {};

  const adopt = (process: LabProcess): LabProcess => {
    const bornUs = clock.nowUs();
    running = process;
    process.onEvents(options.onEvents);
    process.onExit(() => {
      running = null;
      if (closed) return;
      delayMs = clock.nowUs() - bornUs > healthyUs ? 0 : nextDelay(delayMs);
      next = restart();
      options.onCrash();
    });
    return process;
  };

  const restart = (): Promise<LabProcess> => {
    const attempt = new Promise<LabProcess>((resolve, reject) => {
      cancelRestart = clock.after(delayMs, () => options.start().then(resolve, reject));
    }).then(
      async (process) => {
        if (!closed) return adopt(process);
        await process.close();
        throw new SocketLabError('lab-crashed');
      },
      (error: unknown) => {
        if (closed) throw error;
        delayMs = nextDelay(delayMs);
        next = restart();
        return next;
      },
    );
    attempt.catch(() => {});
    return attempt;
  };

  let capabilities = adopt(await options.start()).capabilities;

  return {
    get capabilities() {
      if (running !== null) capabilities = running.capabilities;
      return capabilities;
    },
    get pid() {
      return running?.pid ?? null;
    },
    async send(command) {
      const process = running ?? (await inTime(next, clock));
      return process.send(command);
    },
    async close() {
      closed = true;
      cancelRestart();
      await running?.close();
    },
  };
}

function nextDelay(delayMs: number): number {
  return Math.min(longestDelayMs, Math.max(firstDelayMs, delayMs * 2));
}

async function inTime(next: Promise<LabProcess> | null, clock: Clock): Promise<LabProcess> {
  if (next === null) throw new SocketLabError('lab-crashed');
  let cancel = () => {};
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(patienceMs, () => reject(new SocketLabError('lab-crashed')));
  });
  return Promise.race([next, late]).finally(cancel);
}
