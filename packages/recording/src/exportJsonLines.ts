import { strToU8 } from 'fflate';
import type { Recording } from './recording.ts';
import { recordingVersion } from './recordingLimits.ts';
import { entryLines, parsedHeader } from './recordingLines.ts';

/**
 * The run as JSON lines in UTF-8, for other programs (docs/exports.md): first the header with the format's name and version, then one entry
 * of the log a line, each as it stands in a recording. Throws where a part of it breaks its schema.
 */
export function exportJsonLines(recording: Recording): Uint8Array {
  const header = { format: 'socketlab-recording', version: recordingVersion, ...parsedHeader(recording) };
  return strToU8(`${JSON.stringify(header)}\n${entryLines(recording.events)}`);
}
