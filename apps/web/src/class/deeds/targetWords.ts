import type { DeedView } from '@socketlab/protocol/class';

/** Whom it reaches, in a word. */
export function targetWords({ target, targetName }: Pick<DeedView, 'target' | 'targetName'>): string {
  if (target.to === 'stage') return '무대';
  return target.to === 'all' ? '모두' : (targetName ?? '나간 학생');
}
