import type { LabEvent } from '@socketlab/protocol';

/** Tells when a run is over. */
export interface RunWatch {
  hear(event: LabEvent): void;
  started(program: string): void;
  /** The run needs nothing after this program has ended. */
  endsWith(program: string): void;
  /** Something is going to be done to the run; until `done` it is not over. */
  expect(): void;
  done(): void;
  /** Resolves when the run is over. To be asked once everything has been started. */
  over(): Promise<void>;
}

interface Patience {
  quietMs?: number | undefined;
  forMs?: number | undefined;
  /** How many times longer everything may take, as the machine is at that moment. */
  slowness?: (() => number) | undefined;
}

/** After the last program has ended, for what the kernel and the wire still have to say. */
const echoMs = 400;

/** See the schema of a trial for what ends a run. The kernel's lane does not count: its timers go on for a minute. */
export function createRunWatch(setTimer: (run: () => void, ms: number) => () => void, patience: Patience): RunWatch {
  const { slowness = () => 1, quietMs = 1000, forMs = 15_000 } = patience;
  const running = new Set<string>();
  /** Programs whose process has not said anything yet: nothing can be concluded from its silence. */
  const mute = new Set<string>();
  const spoken = new Set<string>();
  const ended = new Set<string>();
  let last: string | null = null;
  let expected = 0;
  let cancel = () => {};
  /** The last program has ended: what the others still do no longer holds the run open. */
  let closing = false;
  let finish: (() => void) | null = null;

  function rearm(): void {
    if (closing) return;
    cancel();
    if (!finish || expected > 0) return;
    closing = last !== null && ended.has(last);
    // A program that never comes to say anything must not keep a run open that its last program has left.
    if (mute.size > 0 && !closing) return;
    if (closing || running.size === 0) cancel = setTimer(finish, Math.min(echoMs, quietMs) * slowness());
    // A probe may be waiting for what does not come: it says itself when it has seen enough.
    else if (last === null) cancel = setTimer(finish, quietMs * slowness());
  }

  return {
    hear(event) {
      if (event.lane === 'kernel') return;
      if (event.lane === 'program' && event.kind !== 'spawn' && event.kind !== 'start') {
        spoken.add(event.program);
        mute.delete(event.program);
      }
      if (event.kind === 'exit') {
        ended.add(event.program);
        running.delete(event.program);
      }
      rearm();
    },
    started(program) {
      if (!ended.has(program)) running.add(program);
      if (!spoken.has(program)) mute.add(program);
      rearm();
    },
    endsWith(program) {
      last = program;
    },
    expect() {
      expected += 1;
      rearm();
    },
    done() {
      expected -= 1;
      rearm();
    },
    over: () =>
      new Promise((resolve) => {
        const stop = setTimer(() => finish?.(), forMs * slowness());
        finish = () => {
          finish = null;
          cancel();
          stop();
          resolve();
        };
        rearm();
      }),
  };
}
