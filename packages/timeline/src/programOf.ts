import type { HostName } from '@socketlab/protocol';
import type { ProgramView } from './programView.ts';
import type { StageView } from './stageView.ts';

/** The newest run of a file on a host; without a file, the host's program that was started last. Null before the first. */
export function programOf(
  { programs }: Pick<StageView, 'programs'>,
  host: HostName,
  file?: string,
): ProgramView | null {
  let newest: ProgramView | null = null;
  for (const program of programs) {
    if (program.host !== host || (file !== undefined && program.file !== file)) continue;
    if (newest === null || program.spawnedSeq > newest.spawnedSeq) newest = program;
  }
  return newest;
}
