import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A run of the course, as its file. */
export const someRecording: Buffer = readFileSync(
  new URL('../../../packages/lessons/recordings/accepted-port.four-numbers.socketlab', import.meta.url),
);

/** A file with that header, so many bytes long: what follows a header is nobody's business on the server. */
export const recordingOfSize = (bytes: number): Buffer => Buffer.concat([someRecording], bytes);

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'socketlab-recordings-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
