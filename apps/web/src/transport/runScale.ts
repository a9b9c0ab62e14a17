import type { Timeline } from '@socketlab/timeline';
import { ladderOptions, logPxPerMs } from '../stage/ladderScale.ts';
import { timeAt } from '../stage/timeAt.ts';

/**
 * A whole run on one line. Quiet stretches are short, as on the ladder: both agree on what counts as quiet. Places are the ladder's
 * pixels: where a moment stands never changes when the log grows, only `length` does.
 */
export interface RunScale {
  /** Where a moment stands, from 0 to `length`. */
  place(us: number): number;
  timeAt(place: number): number;
  length: number;
  endUs: number;
}

export function runScale(timeline: Timeline): RunScale {
  const { endUs, events } = timeline;
  const { y } = timeline.ladder(ladderOptions(logPxPerMs(events[0]))).at({ applied: events.length, atUs: endUs });
  const length = Math.max(y(endUs), 1);
  return {
    place: (us) => Math.min(y(Math.min(us, endUs)), length),
    timeAt: (place) => (place >= length ? endUs : timeAt(y, place, 0, endUs)),
    length,
    endUs,
  };
}
