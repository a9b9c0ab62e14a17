import { limits } from '@socketlab/protocol';

/** What the first line of a file says. Raised with every change that an older reader would misread; each change brings its upgrader. */
export const recordingVersion = 1;

/** What a file may hold. Sizes in bytes; five times what one lab can fill, so that longer labs need no new reader. */
export const recordingLimits = {
  /** Of the file as it lies on a disk: looked at before anything is read. */
  fileBytes: 32 * 1024 * 1024,
  /** Of what it unfolds to: a small file can hold a very large one. */
  contentBytes: 160 * 1024 * 1024,
  lineChars: 1024 * 1024,
  entries: 100_000,
  /** Files of the lab's programs: those that one lesson or experiment can have. */
  files: limits.addedFiles + limits.programsPerLab,
  /** Different files that its log runs: each is a tab of an editor. Files come and go, so these are more than there are at once. */
  filesThatRan: 200,
  bookmarks: 200,
  noteChars: 500,
  titleChars: 120,
} as const;
