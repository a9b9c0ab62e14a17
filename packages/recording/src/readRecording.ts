import { type LabEvent, labEventSchema } from '@socketlab/protocol';
import { createCoherence } from './coherence.ts';
import { type RecordingHeader, recordingHeaderSchema } from './header.ts';
import type { Recording } from './recording.ts';
import { RecordingRefused } from './refusal.ts';
import { headerPieceBytes, unfoldLines } from './unfold.ts';
import type { Pace } from './writeRecording.ts';

/** A piece of a file that holds so far. `texts` are its entries as they stand there. */
export interface CheckedPiece {
  header: RecordingHeader | null;
  texts: readonly string[];
  events: readonly LabEvent[];
  /** How much of the log that is, 0 to 1. */
  part: number;
}

/** Holds a recording's lines against what they may be. Both throw `RecordingRefused`. */
export interface LineCheck {
  take(lines: readonly string[]): CheckedPiece;
  /** To be called behind the last line: nothing may be shown of a file before. */
  end(): void;
}

/**
 * For the lines of one file, from its first on. Each must be the very one that a save would write, so that whatever opens is saved as the same
 * content. A version before this one is brought up to it line by line.
 */
export function createLineCheck(): LineCheck {
  let header: RecordingHeader | null = null;
  let count = 0;
  const coherence = createCoherence();
  return {
    take(lines) {
      const first = header === null ? 1 : 0;
      const [head] = lines;
      if (header === null && head !== undefined) header = parseHeader(head);
      const texts = lines.slice(first);
      const events: LabEvent[] = [];
      for (const line of texts) {
        if (header === null || count === header.entries)
          throw new RecordingRefused('bad-content', 'more entries than it says');
        const event = parseEntry(line, count);
        const broken = coherence.look(header, event);
        if (broken !== null) throw new RecordingRefused('bad-content', `entry ${count}: ${broken}`);
        count += 1;
        events.push(event);
      }
      return { header, texts, events, part: header === null ? 0 : count / header.entries };
    },
    end() {
      if (header === null) throw new RecordingRefused('bad-content', 'no header');
      if (count < header.entries) throw new RecordingRefused('bad-content', 'fewer entries than it says');
      if (header.bookmarks.some(({ applied }) => applied > count))
        throw new RecordingRefused('bad-content', 'a bookmark beyond the end');
    },
  };
}

/** Goes through a file, which may be anything, piece by piece. Throws `RecordingRefused`, whatever is wrong with it, at the latest behind the last piece. */
export function* checkRecording(bytes: Uint8Array): Generator<CheckedPiece> {
  const check = createLineCheck();
  for (const lines of unfoldLines(bytes)) yield check.take(lines);
  check.end();
}

/** Opens a file, as `checkRecording` does. Rejects with `RecordingRefused`. */
export async function readRecording(bytes: Uint8Array, { onProgress, pause }: Pace = {}): Promise<Recording> {
  let header: RecordingHeader | null = null;
  const events: LabEvent[] = [];
  for (const piece of checkRecording(bytes)) {
    header = piece.header;
    for (const event of piece.events) events.push(event);
    onProgress?.(piece.part);
    await pause?.();
  }
  return { header: header!, events };
}

/**
 * The header alone, for whoever keeps a file without looking into it: unfolds little more than its first line, whatever follows, and looks at
 * no checksum. Refuses as `readRecording` does.
 */
export function readRecordingHeader(bytes: Uint8Array): RecordingHeader {
  for (const [first] of unfoldLines(bytes, headerPieceBytes)) {
    if (first !== undefined) return parseHeader(first);
  }
  throw new RecordingRefused('bad-content', 'no header');
}

function parseHeader(line: string): RecordingHeader {
  const result = recordingHeaderSchema.safeParse(parseJson(line));
  if (!result.success)
    throw new RecordingRefused('bad-content', `header: ${result.error.issues[0]?.path.join('.') ?? ''}`);
  if (JSON.stringify(result.data) !== line) throw new RecordingRefused('bad-content', 'header: written otherwise');
  return result.data;
}

function parseEntry(line: string, index: number): LabEvent {
  const result = labEventSchema.safeParse(parseJson(line));
  if (!result.success)
    throw new RecordingRefused('bad-content', `entry ${index}: ${result.error.issues[0]?.path.join('.') ?? ''}`);
  if (JSON.stringify(result.data) !== line)
    throw new RecordingRefused('bad-content', `entry ${index}: written otherwise`);
  return result.data;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new RecordingRefused('bad-content', 'a line is no JSON');
  }
}
