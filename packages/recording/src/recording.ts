import type { LabEvent } from '@socketlab/protocol';
import type { RecordingHeader } from './header.ts';

/** A whole run: what it says of itself, and its log from the first entry on. */
export interface Recording {
  header: RecordingHeader;
  events: readonly LabEvent[];
}
