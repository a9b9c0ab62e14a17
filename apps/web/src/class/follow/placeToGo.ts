import type { ClassPlace, ClassState } from '@socketlab/protocol/class';

/** What a page has last seen of where its class is. */
export interface SeenPlace {
  following: boolean;
  place: ClassPlace | null;
  pushes: number;
  locked: boolean;
}

export const seenPlace = (room: ClassState, following: boolean): SeenPlace => ({
  following,
  place: room.place,
  pushes: room.pushes,
  locked: room.locked,
});

const same = (a: ClassPlace | null, b: ClassPlace | null): boolean => a?.lesson === b?.lesson && a?.step === b?.step;

/**
 * Where a page is to go now, or null. Whoever follows goes along, and where everybody has to, stays; whoever doesn't is taken along by a
 * push, once. `before` is null on a page that has just come.
 */
export function placeToGo(before: SeenPlace | null, now: SeenPlace, here: ClassPlace | null): ClassPlace | null {
  if (!now.place || same(now.place, here)) return null;
  if (now.locked) return now.place;
  if (before && now.pushes > before.pushes) return now.place;
  if (!now.following) return null;
  return !before?.following || !same(before.place, now.place) ? now.place : null;
}
