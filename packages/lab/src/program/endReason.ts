import type { EndReason } from '@socketlab/protocol';
import type { Ending } from '../sandbox/launcher.ts';

export interface EndFacts {
  readonly ending: Ending & { started: boolean };
  /** Why the lab ended it, or null. */
  readonly endedByLab: EndReason | null;
  /** The page has sent it a signal. */
  readonly signalledByStudent: boolean;
  /** Processor time that it is known to have used. */
  readonly busyMs: number;
  /** What it might use: the hard limit is two seconds beyond (`limitedCommand`). */
  readonly cpuMs: number;
  /** Its standard error spoke of a lack of memory. */
  readonly spokeOfMemory: boolean;
}

/** Node's and V8's words for a refused allocation. */
export const memoryWords =
  /out of memory|Array buffer allocation failed|ERR_MEMORY_ALLOCATION_FAILED|ERR_WORKER_OUT_OF_MEMORY|std::bad_alloc/i;

/**
 * Why a program's process is gone. A silent SIGKILL of one that has used its time is the hard limit on CPU time (setrlimit(2)); before that nobody
 * knows whose it was: the program's own, or the machine's.
 */
export function findEndReason(facts: EndFacts): EndReason {
  const { ending } = facts;
  if (facts.endedByLab) return facts.endedByLab;
  if (ending.signal === 'SIGXCPU') return 'cpu';
  if (facts.signalledByStudent) return 'student';
  if (!ending.started) return 'failed-to-start';
  const failed = ending.signal !== null || ending.code !== 0;
  if (failed && facts.spokeOfMemory) return 'memory';
  if (ending.signal === 'SIGKILL' && facts.busyMs >= facts.cpuMs) return 'cpu';
  return 'exited';
}
