import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { dataFolder, writableFolderRemedy } from '../process/dataFolder.ts';
import { recordingFolder } from './recordingFolder.ts';
import { createRecordingStore, type RecordingStore } from './recordingStore.ts';

/** The recordings of the data folder. Null where nothing can be written there, and the terminal says why: labs need none. */
export function openRecordings(env: NodeJS.ProcessEnv, clock: Clock): RecordingStore | null {
  const path = join(dataFolder(env), 'recordings');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    // What it holds is nobody else's business on a machine of several people, whoever made the folder.
    chmodSync(path, 0o700);
    const probe = join(path, `probe.${process.pid}.tmp`);
    writeFileSync(probe, '', { mode: 0o600 });
    rmSync(probe);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(
      `기록을 둘 폴더에 쓸 수 없어 기록은 링크로 나눌 수 없습니다: ${path}\n  ${reason}\n  → ${writableFolderRemedy}`,
    );
    return null;
  }
  return createRecordingStore({ folder: recordingFolder(path), clock, nowMs: Date.now });
}
