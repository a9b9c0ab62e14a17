import type { Happening, LessonFacts } from './happening.ts';
import { matchesLeaf } from './matchCondition.ts';
import type { Condition, LeafCondition } from './schema/condition.ts';

/** How far a task has come. `met` holds the indices of `all` that this lab has shown so far. */
export interface TaskProgress {
  done: boolean;
  met: readonly number[];
}

export const freshTask: TaskProgress = { done: false, met: [] };

/**
 * A task's progress after one more happening. A task once done stays done; the parts of `all` must come from one lab,
 * so a new lab's `opened` starts them afresh. Returns the same object where nothing changed.
 */
export function reduceTask(
  progress: TaskProgress,
  condition: Condition,
  happening: Happening,
  facts: LessonFacts,
): TaskProgress {
  if (progress.done) return progress;
  const isHere = (leaf: LeafCondition) => matchesLeaf(leaf, happening, facts);
  if (!('all' in condition)) {
    const leaves = 'any' in condition ? condition.any : [condition];
    return leaves.some(isHere) ? { done: true, met: [] } : progress;
  }
  const opened = happening.kind === 'lab' && happening.event.kind === 'opened';
  const before = opened ? [] : progress.met;
  const now = condition.all.flatMap((leaf, index) => (!before.includes(index) && isHere(leaf) ? [index] : []));
  if (now.length === 0 && before === progress.met) return progress;
  const met = [...before, ...now];
  return { done: met.length === condition.all.length, met };
}
