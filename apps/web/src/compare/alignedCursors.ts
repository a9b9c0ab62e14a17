import type { AlignedRow } from '@socketlab/comparison';
import type { Cursor, Timeline } from '@socketlab/timeline';
import type { Sides } from './runSource.ts';

/**
 * Where both logs stand at each row. A run that has no entry in a row stands where the rows before it have brought it: never further back.
 */
export function cursorsOf(rows: readonly AlignedRow[], timelines: Sides<Timeline>): Sides<Cursor>[] {
  const reached = { a: 0, b: 0 };
  const cursorAt = (side: 'a' | 'b', seq: number | null): Cursor => {
    const applied = seq === null ? reached[side] : seq + 1;
    reached[side] = Math.max(reached[side], applied);
    const { events } = timelines[side];
    return { applied, atUs: events[applied - 1]?.at ?? 0 };
  };
  return rows.map((row) => ({ a: cursorAt('a', row.a), b: cursorAt('b', row.b) }));
}

export function endOf(timeline: Timeline): Cursor {
  return { applied: timeline.events.length, atUs: timeline.endUs };
}
