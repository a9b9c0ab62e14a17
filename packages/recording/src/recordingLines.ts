import { type LabEvent, labEventSchema } from '@socketlab/protocol';
import { type RecordingHeader, recordingHeaderSchema } from './header.ts';
import type { Recording } from './recording.ts';

/**
 * The header and the entries as JSON, fields in the schema's order: the same recording has the same lines on every machine.
 * Both throw where what they are given breaks its schema.
 */
export function parsedHeader({ header, events }: Recording): RecordingHeader {
  return recordingHeaderSchema.parse({ ...header, entries: events.length });
}

export function entryLines(events: readonly LabEvent[]): string {
  return events.map((event) => `${JSON.stringify(labEventSchema.parse(event))}\n`).join('');
}
