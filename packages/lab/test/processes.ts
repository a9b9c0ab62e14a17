import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Every process below one, by the kernel's own word. */
export function descendants(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => {
    const text = readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim();
    return text === '' ? [] : text.split(' ').map(Number);
  });
  return [...children, ...children.flatMap(belowChild)];
}

/** A child may end while we look. */
function belowChild(pid: number): number[] {
  try {
    return descendants(pid);
  } catch {
    return [];
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

export async function allGone(pids: readonly number[]): Promise<void> {
  await expect.poll(() => pids.filter(isAlive), { timeout: 60_000, interval: 20 }).toEqual([]);
}
