import { readdirSync, readFileSync } from 'node:fs';

/** Every process that `pid` started, directly or not, as pid and command line. Reads /proc (proc(5)), so Linux only. */
export function descendants(pid: number): Map<number, string> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const one = Number(name);
    const parent = Number.isInteger(one) ? parentOf(one) : null;
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  const found = new Map<number, string>();
  const waiting = [pid];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const child of children.get(next) ?? []) {
      found.set(child, commandOf(child));
      waiting.push(child);
    }
  }
  return found;
}

/** The lab process of a server, where everything that students run has its root. */
export function labProcessOf(serverPid: number): number {
  for (const [pid, command] of descendants(serverPid)) if (command.includes('labProcess')) return pid;
  throw new Error('the server has no lab process');
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; state and parent follow it. A zombie is no longer a process that runs.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : Number(parent);
  } catch {
    return null;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
