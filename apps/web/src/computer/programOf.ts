import type { ProgramView, StageView } from '@socketlab/timeline';
import type { WorkFile } from '../state/workFile.ts';

/** The newest run of a file at the moment the stage shows. */
export function programOf(view: StageView, { host, name }: Pick<WorkFile, 'host' | 'name'>): ProgramView | null {
  const program = view.programs[host];
  return program?.file === name ? program : null;
}
