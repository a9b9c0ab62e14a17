import { type LabEvent, labEventSchema } from '@socketlab/protocol';
import { createCoherence } from './coherence.ts';
import { type RecordingHeader, recordingHeaderSchema } from './header.ts';
import { recordingLimits } from './recordingLimits.ts';
import { RecordingRefused } from './refusal.ts';
import { headerPieceBytes, unfoldLines } from './unfold.ts';
import type { Pace, Recording } from './writeRecording.ts';

/**
 * Opens a file, which may be anything. Rejects with `RecordingRefused`, whatever is wrong with it; nothing of a refused file is ever shown.
 * A version before this one is brought up to it line by line.
 */
export async function readRecording(bytes: Uint8Array, { onProgress, pause }: Pace = {}): Promise<Recording> {
  if (bytes.length > recordingLimits.fileBytes) throw new RecordingRefused('too-large', 'the file');
  let header: RecordingHeader | null = null;
  const events: LabEvent[] = [];
  const coherence = createCoherence();
  for (const { lines, part } of unfoldLines(bytes)) {
    for (const line of lines) {
      if (header === null) {
        header = parseHeader(line);
        continue;
      }
      const event = parseEntry(line, events.length);
      const broken = coherence.look(header, event);
      if (broken !== null) throw new RecordingRefused('bad-content', `entry ${events.length}: ${broken}`);
      events.push(event);
      if (events.length > header.entries) throw new RecordingRefused('bad-content', 'more entries than it says');
    }
    onProgress?.(part);
    await pause?.();
  }
  if (header === null) throw new RecordingRefused('bad-content', 'no header');
  if (events.length < header.entries) throw new RecordingRefused('bad-content', 'fewer entries than it says');
  if (header.bookmarks.some(({ applied }) => applied > events.length))
    throw new RecordingRefused('bad-content', 'a bookmark beyond the end');
  return { header, events };
}

/**
 * The header alone, for whoever keeps a file without looking into it: unfolds little more than its first line, whatever follows, and looks at
 * no checksum. Refuses as `readRecording` does.
 */
export function readRecordingHeader(bytes: Uint8Array): RecordingHeader {
  if (bytes.length > recordingLimits.fileBytes) throw new RecordingRefused('too-large', 'the file');
  for (const { lines } of unfoldLines(bytes, headerPieceBytes)) {
    const [first] = lines;
    if (first !== undefined) return parseHeader(first);
  }
  throw new RecordingRefused('bad-content', 'no header');
}

function parseHeader(line: string): RecordingHeader {
  const result = recordingHeaderSchema.safeParse(parseJson(line));
  if (result.success) return result.data;
  throw new RecordingRefused('bad-content', `header: ${result.error.issues[0]?.path.join('.') ?? ''}`);
}

function parseEntry(line: string, index: number): LabEvent {
  const result = labEventSchema.safeParse(parseJson(line));
  if (result.success) return result.data;
  throw new RecordingRefused('bad-content', `entry ${index}: ${result.error.issues[0]?.path.join('.') ?? ''}`);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new RecordingRefused('bad-content', 'a line is no JSON');
  }
}
