import type { Cursor, Timeline } from '@socketlab/timeline';

/** How long each narrated entry stands at speed 1 where all of them take the same time. */
const evenGapUs = 800_000;

type Told = Pick<Timeline, 'toldAround' | 'cursorAt' | 'events' | 'endUs'>;

/** A cursor, and how much of the way from its sentence to the next one has gone by, 0 to 1. */
export interface EvenPlace {
  cursor: Cursor;
  part: number;
}

/**
 * Moves on by so much of the player's time. Between two narrated entries the lab's time runs evenly, however long it truly was: packets
 * glide from one to the other. Two at the same moment still stand one after the other. Null: the log has been played.
 */
export function moveEvenly(timeline: Told, place: EvenPlace, elapsedUs: number): EvenPlace | null {
  let { cursor } = place;
  let left = place.part + elapsedUs / evenGapUs;
  for (;;) {
    const { from, to } = legOf(timeline, cursor);
    if (to === null) return null;
    if (left < 1) {
      const atUs = Math.round(from.atUs + (to.atUs - from.atUs) * left);
      // What has no sentence happens on the way; the next sentence not before its turn.
      const applied = Math.min(Math.max(timeline.cursorAt(atUs).applied, from.applied), to.applied - 1);
      return { cursor: { applied: Math.max(applied, from.applied), atUs }, part: left };
    }
    cursor = to;
    left -= 1;
  }
}

/** Where a cursor that somebody else has put stands on this way. */
export function evenPlaceOf(timeline: Told, cursor: Cursor): EvenPlace {
  const { from, to } = legOf(timeline, cursor);
  const lengthUs = to === null ? 0 : to.atUs - from.atUs;
  const part = lengthUs <= 0 ? 0 : Math.min(Math.max((cursor.atUs - from.atUs) / lengthUs, 0), 1);
  return { cursor, part };
}

/** After the last sentence there may be entries that have none: the way ends where the log does. */
function legOf(timeline: Told, cursor: Cursor): { from: Cursor; to: Cursor | null } {
  const { from, to } = timeline.toldAround(cursor);
  const end = { applied: timeline.events.length, atUs: timeline.endUs };
  const atEnd = cursor.applied >= end.applied && cursor.atUs >= end.atUs;
  return { from, to: to ?? (atEnd ? null : end) };
}
