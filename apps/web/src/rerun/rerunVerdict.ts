import type { RerunOutcome } from './rerunStore.ts';

/** `nearly`: but for bare ACKs, which a kernel sends by its clock, it is the same. */
export type Verdict = 'open' | 'failed' | 'same' | 'nearly' | 'different';

export function verdictOf({
  differences,
  problems,
  reached,
}: Pick<RerunOutcome, 'differences' | 'problems' | 'reached'>): Verdict {
  if (problems.length > 0 || !reached) return 'different';
  if (typeof differences === 'string') return differences;
  if (differences.length === 0) return 'same';
  return differences.every(({ bareAck }) => bareAck) ? 'nearly' : 'different';
}
