import type { Cursor } from './cursor.ts';

export interface LadderOptions {
  /** Pixels for one millisecond where time runs true. */
  pxPerMs: number;
  /** Nothing that moves and no entry for longer than this is an idle stretch; what exceeds it is compressed. Default 700. */
  idleMs?: number;
  /** The height that a compressed stretch comes near to and never passes. Default 40. */
  breakPx?: number;
}

/** A stretch in which nothing happened, drawn shorter than it was. */
export interface LadderBreak {
  /** The compressed part: what the break hides. */
  fromUs: number;
  /** Where the next thing happens, or the cursor where nothing has yet. */
  toUs: number;
  lengthUs: number;
  /** Pixels from the ladder's top. */
  y: number;
  height: number;
  /** Since when nothing has happened: `idleMs` before `fromUs`. */
  idleFromUs: number;
}

/** The heights of a growing log at one scale. */
export interface Ladder {
  /** Those that the log tells at a cursor, which must not stand before the last of its entries. */
  at(cursor: Cursor): LadderAt;
}

/** Where each moment up to a cursor stands on the ladder. What it is asked costs the same however long the log is. */
export interface LadderAt {
  /** Pixels from the ladder's top at a time. Never decreases; before the log begins it is 0. */
  y(us: number): number;
  /** `y` of the cursor. */
  height: number;
  /** Breaks of which a part lies between two times, in order. */
  breaksBetween(fromUs: number, toUs: number): readonly LadderBreak[];
}
