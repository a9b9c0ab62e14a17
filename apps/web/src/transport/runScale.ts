import { layoutLadder, type Timeline } from '@socketlab/timeline';
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

/** Walks the log: to be asked once for each state of it, never for a frame or a seek. */
export function runScale(timeline: Timeline): RunScale {
  const { endUs, events } = timeline;
  const whole = timeline.view({ applied: events.length, atUs: endUs });
  const { y } = layoutLadder(whole, ladderOptions(logPxPerMs(events[0])));
  const length = Math.max(y(endUs), 1);
  return {
    place: (us) => Math.min(y(Math.min(us, endUs)), length),
    timeAt: (place) => (place >= length ? endUs : timeAt(y, place, 0, endUs)),
    length,
    endUs,
  };
}
