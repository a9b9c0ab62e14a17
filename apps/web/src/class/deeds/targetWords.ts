import type { DeedView } from '@socketlab/protocol/class';
import { nameText } from '../nameText.ts';

/** Whom it reaches, in a word. */
export function targetWords({ target, targetName }: Pick<DeedView, 'target' | 'targetName'>): string {
  if (target.to === 'stage') return '무대';
  return target.to === 'all' ? '모두' : targetName === null ? '나간 학생' : nameText(targetName);
}
