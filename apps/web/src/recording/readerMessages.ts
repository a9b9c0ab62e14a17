import type { RecordingHeader, RecordingRefusal } from '@socketlab/recording';

/** What the reader's thread says of a file, in order. Nothing of it may be shown before `done`. */
export type ReaderMessage =
  | { kind: 'header'; header: RecordingHeader }
  /** Entries that hold so far, as one JSON array; `part` is how much of the file that is, 0 to 1. */
  | { kind: 'entries'; json: string; part: number }
  | { kind: 'done' }
  | { kind: 'refused'; code: RecordingRefusal; detail: string }
  | { kind: 'failed'; message: string };
