import type { EndReason, LabEvent } from '@socketlab/protocol';
import type { Cursor } from './cursor.ts';
import { countBelow } from './history.ts';
import type { LandmarkKind, Landmarks } from './timeline.ts';

/** Where the moments of each kind stand in the log. Counted in as entries arrive; a look-up is a binary search. */
export interface LandmarkIndex {
  /** `seq` never decreases; a second moment of the same kind in one entry is the same one. */
  add(kind: LandmarkKind, seq: number): void;
  /** What the page may ask. `times`: when each entry happened, never decreasing. */
  over(times: readonly number[]): Landmarks;
}

export function createLandmarkIndex(): LandmarkIndex {
  const seqs: Record<LandmarkKind, number[]> = { error: [], retransmission: [], state: [] };
  return {
    add(kind, seq) {
      if (seqs[kind].at(-1) !== seq) seqs[kind].push(seq);
    },
    over: (times) => ({
      seqs: (kind) => seqs[kind],
      next(kind, cursor) {
        const seq = seqs[kind][countBelow(seqs[kind], cursor.applied)];
        return seq === undefined ? null : { applied: seq + 1, atUs: Math.max(times[seq]!, cursor.atUs) };
      },
      previous(kind, cursor) {
        // Time that has gone on since the newest entry makes that entry's own moment an earlier one.
        const rests = cursor.applied > 0 && cursor.atUs <= times[cursor.applied - 1]!;
        const before = countBelow(seqs[kind], rests ? cursor.applied - 1 : cursor.applied);
        const seq = seqs[kind][before - 1];
        return seq === undefined ? null : momentOf(times, seq);
      },
    }),
  };
}

function momentOf(times: readonly number[], seq: number): Cursor {
  return { applied: seq + 1, atUs: times[seq]! };
}

/** Ends that were asked for: whoever presses 정지 or runs a file again has met no error. */
const askedFor: ReadonlySet<EndReason> = new Set(['student', 'replaced', 'lab-closed']);

/** An `error` event, an error that nobody caught, or a program that ended by failure or signal without being asked to. */
export function isErrorEntry(event: LabEvent): boolean {
  switch (event.kind) {
    case 'event':
      return event.name === 'error';
    case 'uncaught':
      return true;
    case 'exit':
      return !askedFor.has(event.reason) && (event.code !== 0 || event.signal !== null);
    default:
      return false;
  }
}
