import type { HostName } from '@socketlab/protocol';
import type { Part } from '@socketlab/timeline';

/** Who speaks in a row. What was done to the wire and to the lab from outside is `lab`. */
export type AlignedLane = 'program' | 'packet' | 'kernel' | 'lab';
export const alignedLanes: readonly AlignedLane[] = ['program', 'packet', 'kernel', 'lab'];

export type Difference = 'same' | 'onlyA' | 'onlyB' | 'changed';

/** In what two aligned entries differ, in the page's words: `12행`, `사라짐 · 손실`. Null: that side has none. */
export interface ChangedAttribute {
  name: AttributeName;
  a: string | null;
  b: string | null;
}

export type AttributeName =
  | 'text'
  | 'line'
  | 'cause'
  | 'source'
  | 'version'
  | 'ending'
  | 'flags'
  | 'sequence'
  | 'acknowledgment'
  | 'payload'
  | 'fate'
  | 'damage'
  | 'setting';

/** One entry of either log, or one of each that are the same thing. */
export interface AlignedRow {
  /** `seq` in the first log, and in the second. Never both null. */
  a: number | null;
  b: number | null;
  lane: AlignedLane;
  /** Whose order is kept: one program, one connection on the wire in one direction, one connection in one host's table. */
  track: string;
  host: HostName | null;
  difference: Difference;
  /** Of `changed` rows alone. Times are never in it. */
  what: readonly ChangedAttribute[];
  /** It joins others together, counts, or repeats what another row tells: not for a first look. */
  quiet: boolean;
  /** When it happened, in microseconds from its lab's start. */
  atUs: { a: number | null; b: number | null };
  /** For an aligned row behind another of its track: how long each run took from that one to this one, in microseconds. */
  sinceUs: { a: number; b: number } | null;
}

/** Rows by difference. Quiet rows do not count. */
export type LaneCounts = Record<Difference, number>;

/** One difference in one sentence; names of code are parts of their own. */
export interface TellingSentence {
  /** Which fact it tells, for whoever looks for it. */
  about: string;
  parts: readonly Part[];
}

export interface AlignmentSummary {
  counts: Record<AlignedLane, LaneCounts>;
  /** Index of the first row that differs and is not quiet, or null. */
  first: number | null;
  /** What differs most tellingly, in Korean, from the logs alone; the most telling first. */
  sentences: readonly TellingSentence[];
}

export interface Alignment {
  rows: readonly AlignedRow[];
  /** False where two tracks were too different to be aligned as a whole: then they were aligned piece by piece, and may have missed a pair. */
  exact: boolean;
  summary: AlignmentSummary;
}
