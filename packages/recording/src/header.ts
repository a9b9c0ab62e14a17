import { fileNameSchema, hostNameSchema, labHostsSchema, limits, networkModeSchema } from '@socketlab/protocol';
import { z } from 'zod';
import { recordingLimits } from './recordingLimits.ts';

/** A moment that somebody marked, and what they wrote beside it. */
export const bookmarkSchema = z.object({
  /** Entries of the log that have happened by then. */
  applied: z.int().min(0),
  /** Microseconds from the lab's start. */
  atUs: z.int().min(0),
  note: z.string().max(recordingLimits.noteChars),
});
export type Bookmark = z.infer<typeof bookmarkSchema>;

const isBehind = (one: Bookmark, before: Bookmark): boolean =>
  one.applied > before.applied || (one.applied === before.applied && one.atUs > before.atUs);

const slug = z.string().regex(/^[\w-]{1,64}$/);

/** A program as it stood in its editor when the run was saved; what really ran says the log's `spawn`. */
const recordedFileSchema = z.object({
  host: hostNameSchema,
  name: fileNameSchema,
  source: z.string().max(limits.fileBytes),
});
export type RecordedFile = z.infer<typeof recordedFileSchema>;

/** What a recording says of itself, beside its log. */
export const recordingHeaderSchema = z.object({
  /** The SocketLab that made it. */
  app: z.string().max(64),
  title: z.string().min(1).max(recordingLimits.titleChars),
  /** When the lab was opened: milliseconds since 1970, and microseconds of the machine's monotonic clock. Null: nobody has told. */
  start: z.object({ wallMs: z.int().min(0).max(8.64e15), monotonicUs: z.int().min(0) }).nullable(),
  mode: networkModeSchema,
  hosts: labHostsSchema,
  /** The lesson it was made in, and its step. */
  place: z.object({ lesson: slug, step: slug.nullable() }).nullable(),
  files: z.array(recordedFileSchema).max(recordingLimits.files),
  /** Sorted by `applied`, then by `atUs`; one to a place. */
  bookmarks: z
    .array(bookmarkSchema)
    .max(recordingLimits.bookmarks)
    .refine((all) => all.every((one, index) => index === 0 || isBehind(one, all[index - 1]!))),
  /** How many entries follow. */
  entries: z.int().min(1).max(recordingLimits.entries),
});
export type RecordingHeader = z.infer<typeof recordingHeaderSchema>;
