import type { HostName, LabEvent } from '@socketlab/protocol';
import type { Cursor } from './cursor.ts';
import type { Ladder, LadderOptions } from './ladderView.ts';
import type { StageView } from './stageView.ts';

/** `error`: an `error` event, an uncaught one, a program's failure. `state`: of a TCP socket, by its kernel or by its segments. */
export type LandmarkKind = 'error' | 'retransmission' | 'state';

/** Moments that a reader looks for, found by binary search. */
export interface Landmarks {
  /** `seq` of the entries that are such a moment, ascending. It grows with the log. */
  seqs(kind: LandmarkKind): readonly number[];
  /** The cursor at the first such moment after this one; null: there is none. */
  next(kind: LandmarkKind, cursor: Cursor): Cursor | null;
  previous(kind: LandmarkKind, cursor: Cursor): Cursor | null;
}

/** What a kernel's table said of one queue: it holds until the next reading. */
export interface QueueReading {
  atUs: number;
  bytes: number;
}

/** Every reading of the kernel's table for one end of a connection. It says nothing of the times before the first one. */
export interface QueueReadings {
  /**
   * Those that hold at some moment between two times, thinned for drawing: of the readings of each tenth of a second the fullest of its queue, and
   * always the last one. The first may be from before `fromUs`. What it costs depends on the time between, not on how much was read.
   */
  between(fromUs: number, toUs: number): Record<'send' | 'receive', QueueReading[]>;
}

/**
 * A log and the pictures it holds. Mutable only by `append`; every `view` is immutable, and equal for an equal cursor.
 */
export interface Timeline {
  readonly events: readonly LabEvent[];
  readonly endUs: number;
  /** Entries must continue the log: `seq` equal to its length, or the call throws RangeError. */
  append(events: readonly LabEvent[]): void;
  /** The picture after `cursor.applied` entries, at `cursor.atUs`. Looked up, neither replayed nor copied: the same cost wherever in the log. */
  view(cursor: Cursor): StageView;
  /** The heights of the ladder at one scale, kept as the log grows: the same object for the same options. */
  ladder(options: LadderOptions): Ladder;
  /** The cursor at a time: every entry with `at <= atUs` applied. */
  cursorAt(atUs: number): Cursor;
  /** One narrated entry forward or back; the same cursor at either end. */
  step(cursor: Cursor, by: 1 | -1): Cursor;
  /** The moments of the sentence that is shown (the log's start before the first one) and of the one that comes next (null: none). */
  toldAround(cursor: Cursor): { from: Cursor; to: Cursor | null };
  readonly landmarks: Landmarks;
  /** The readings of one end of a connection, its addresses named as `10.0.0.1:50316`; the same growing object. Null: none yet. */
  queueReadings(host: HostName, local: string, remote: string): QueueReadings | null;
}
