import type { Exercise } from '@socketlab/lessons';
import type { WorkFile } from '../state/workFile.ts';

/** The file of the open step that an exercise is about. */
export function exerciseFile(files: readonly WorkFile[], { file }: Pick<Exercise, 'file'>): WorkFile | undefined {
  return files.find(({ name, added }) => name === file && !added);
}
