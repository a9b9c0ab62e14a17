import { readFileSync } from 'node:fs';

/** The first child of a process, or null where it has none or is gone (proc(5): /proc/pid/task/tid/children). */
export function firstChild(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]) || null;
  } catch {
    return null;
  }
}
