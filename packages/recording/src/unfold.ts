import { DecodeUTF8, Inflate, strFromU8 } from 'fflate';
import { crc32 } from './crc32.ts';
import { recordingLimits, recordingVersion } from './recordingLimits.ts';
import { RecordingRefused } from './refusal.ts';
import { gzipHead } from './writeRecording.ts';

/** Compressed bytes taken at once: deflate unfolds them to 1,032 times as many at the very most (17 MB), and to a tenth of a megabyte as a rule. */
const pieceBytes = 16 * 1024;
/** The same for whoever wants the first line alone, of a file that may be a bomb: 4 MB at the very most. */
export const headerPieceBytes = 4 * 1024;
const tailBytes = 8;
/** `socketlab-recording 4294967295` and its end. */
const longestPreamble = 32;

/** The version that a file names, and where its content begins. Refuses what is no recording, and what is of a later version. */
function readPreamble(bytes: Uint8Array): { version: number; contentAt: number } {
  const end = bytes.subarray(0, longestPreamble).indexOf(10);
  const [, digits] =
    /^socketlab-recording ([1-9]\d{0,8})$/.exec(strFromU8(bytes.subarray(0, Math.max(end, 0)), true)) ?? [];
  if (digits === undefined) throw new RecordingRefused('not-a-recording');
  const version = Number(digits);
  if (version > recordingVersion) throw new RecordingRefused('from-the-future', `version ${version}`);
  return { version, contentAt: end + 1 };
}

/** Where a file's gzip content begins. Refuses what is too large, what is no recording or of a later version, and what has nothing behind its first line. */
export function gzipContentAt(bytes: Uint8Array): number {
  if (bytes.length > recordingLimits.fileBytes) throw new RecordingRefused('too-large', 'the file');
  const { contentAt } = readPreamble(bytes);
  if (bytes.length - tailBytes <= contentAt + gzipHead.length) throw new RecordingRefused('truncated');
  if (gzipHead.some((byte, index) => bytes[contentAt + index] !== byte))
    throw new RecordingRefused('damaged', 'no gzip header');
  return contentAt;
}

/**
 * The lines of a recording, some at a time, as they are unfolded: nothing of it need be in memory twice. Refuses what is cut off, what does
 * not have the checksum it names, and what unfolds to more than may be.
 */
export function* unfoldLines(bytes: Uint8Array, takenAtOnce = pieceBytes): Generator<string[]> {
  const bodyAt = gzipContentAt(bytes) + gzipHead.length;
  const bodyEnd = bytes.length - tailBytes;

  let lines: string[] = [];
  let open = '';
  let crc = 0;
  let length = 0;
  const decode = new DecodeUTF8((text) => {
    const found = (open + text).split('\n');
    open = found.pop() ?? '';
    if (open.length > recordingLimits.lineChars) throw new RecordingRefused('too-large', 'a line');
    // One by one: as many as a bomb may hold are too many arguments for a call.
    for (const line of found) lines.push(line);
  });
  const inflate = new Inflate((chunk) => {
    // A byte-order mark, which decoders of UTF-8 pass over without a word: the same file would be read here and refused elsewhere.
    if (length === 0 && chunk[0] === 0xef) throw new RecordingRefused('bad-content', 'a byte-order mark');
    length += chunk.length;
    if (length > recordingLimits.contentBytes) throw new RecordingRefused('too-large', 'unfolded');
    crc = crc32(chunk, crc);
    if (chunk.length > 0) decode.push(chunk, false);
  });
  const guarded = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (error instanceof RecordingRefused) throw error;
      const said = error instanceof Error ? error.message : '';
      throw new RecordingRefused(/EOF/i.test(said) ? 'truncated' : 'damaged', said);
    }
  };

  for (let at = bodyAt; at < bodyEnd; at += takenAtOnce) {
    const piece = bytes.subarray(at, Math.min(at + takenAtOnce, bodyEnd));
    guarded(() => inflate.push(piece, at + takenAtOnce >= bodyEnd));
    yield lines;
    lines = [];
  }
  const tail = new DataView(bytes.buffer, bytes.byteOffset + bodyEnd, tailBytes);
  if (tail.getUint32(0, true) !== crc || tail.getUint32(4, true) !== length >>> 0)
    throw new RecordingRefused('damaged', 'checksum');
  if (open !== '') throw new RecordingRefused('truncated', 'the last line has no end');
}
