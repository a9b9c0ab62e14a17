import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'socketlab-programs-';
let used = 0;

/**
 * A path for what programs without a sandbox need on a disk, named for this process. Nothing is made yet. Folders of processes
 * that were killed before they could tidy up are removed.
 */
export function prepareWorkFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0;
    if (pid > 0 && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  return join(tmpdir(), `${prefix}${process.pid}-${used++}`);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
