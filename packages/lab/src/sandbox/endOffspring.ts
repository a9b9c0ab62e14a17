import { readFileSync } from 'node:fs';

/**
 * Ends the processes that a program without a sandbox has started: those of its group and, on Linux, those below it in groups of
 * their own. One that has cut itself loose before (its parent is gone) is not found; in a network of our own it ends with that.
 */
export function endOffspring(pid: number): void {
  for (const one of below(pid)) end(one);
  end(-pid);
}

function below(pid: number): number[] {
  const children = childrenOf(pid);
  return [...children, ...children.flatMap(below)];
}

/** proc(5): /proc/pid/task/tid/children. Node makes its processes on its first thread. */
function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').map(Number).filter(Boolean);
  } catch {
    return [];
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
