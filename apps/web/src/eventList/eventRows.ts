import type { LabEvent } from '@socketlab/protocol';
import { countUpTo } from '../state/countUpTo.ts';
import { type ListLane, laneOf } from './eventLine.ts';

/** The entries of a growing log that are shown, by their `seq`. What is written in a row is worked out where it is drawn. */
export interface EventRows {
  /** Reads on in a log that has grown; says which entries there are. */
  read(events: readonly LabEvent[]): readonly number[];
}

export function createEventRows(shown: ReadonlySet<ListLane>): EventRows {
  const rows: number[] = [];
  let seen = 0;
  return {
    read(events) {
      for (; seen < events.length; seen += 1) {
        const lane = laneOf(events[seen]!);
        if (lane !== null && shown.has(lane)) rows.push(seen);
      }
      return rows;
    },
  };
}

/** The row of the newest entry that has happened; -1 before the first. */
export function currentRow(rows: readonly number[], applied: number): number {
  return countUpTo(rows, applied - 1, (seq) => seq) - 1;
}
