import { readFileSync } from 'node:fs';
import type { LabEvent } from '@socketlab/protocol';
import { readRecording } from '@socketlab/recording';

/** The log of a recorded real run of the course: `destroy-or-reset.plain-destroy`. */
export async function recordedLog(name: string): Promise<readonly LabEvent[]> {
  const file = new URL(`../../lessons/recordings/${name}.socketlab`, import.meta.url);
  return (await readRecording(readFileSync(file))).events;
}
