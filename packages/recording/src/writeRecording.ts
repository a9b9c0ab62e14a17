import { concatenate } from '@socketlab/packets';
import { Deflate, strToU8 } from 'fflate';
import { crc32 } from './crc32.ts';
import type { Recording } from './recording.ts';
import { recordingVersion } from './recordingLimits.ts';
import { entryLines, parsedHeader } from './recordingLines.ts';

export interface Pace {
  /** Told now and then how much is done, 0 to 1. */
  onProgress?(part: number): void;
  /** Awaited between pieces of work of some milliseconds, so that a page can draw. */
  pause?(): Promise<void>;
}

/** No name, no time, an unknown system (RFC 1952, 2.3): the same recording is the same file wherever it is written. */
export const gzipHead = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

/** The readable first line: which version follows is known before anything is unfolded. */
const preambleOf = (version: number): Uint8Array => strToU8(`socketlab-recording ${version}\n`);

const entriesAtOnce = 500;

/**
 * The file: one line of text that names the format, then gzip of JSON lines, the header first and the entries in order behind it.
 *
 *     socketlab-recording 1 ⏎ | gzip( header ⏎ entry ⏎ entry ⏎ … )
 *
 * Written by one deflate on every machine (fflate's), from fields in the schema's order: opening a file and saving it gives the same bytes.
 * Throws where a part of it breaks its schema.
 */
export async function writeRecording(recording: Recording, { onProgress, pause }: Pace = {}): Promise<Uint8Array> {
  const { events } = recording;
  const parts: Uint8Array[] = [preambleOf(recordingVersion), gzipHead];
  const deflate = new Deflate({ level: 6 }, (chunk) => parts.push(chunk));
  let crc = 0;
  let length = 0;
  const put = (text: string, last: boolean) => {
    const bytes = strToU8(text);
    crc = crc32(bytes, crc);
    length += bytes.length;
    deflate.push(bytes, last);
  };
  put(`${JSON.stringify(parsedHeader(recording))}\n`, false);
  for (let from = 0; from < events.length; from += entriesAtOnce) {
    put(entryLines(events.slice(from, from + entriesAtOnce)), false);
    onProgress?.(Math.min(1, (from + entriesAtOnce) / events.length));
    await pause?.();
  }
  put('', true);
  const tail = new DataView(new ArrayBuffer(8));
  tail.setUint32(0, crc, true);
  tail.setUint32(4, length >>> 0, true);
  parts.push(new Uint8Array(tail.buffer));
  return concatenate(parts);
}
