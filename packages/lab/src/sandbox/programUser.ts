import { readFileSync } from 'node:fs';
import { nobodyId } from '../spawnLabProcess.ts';

/**
 * Who a program is to run as, if not as the user who started SocketLab: `nobody`, where that user is root and may change. Null
 * otherwise: an ordinary user has nothing to give up.
 */
export function programUser(): number | null {
  if (process.geteuid?.() !== 0) return null;
  return ['/proc/self/uid_map', '/proc/self/gid_map'].every(mapsNobody) ? nobodyId : null;
}

/** Lines of `first id here, first id outside, count` (user_namespaces(7)). */
function mapsNobody(file: string): boolean {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number))
      .some(([inside = Number.NaN, , count = 0]) => inside <= nobodyId && nobodyId < inside + count);
  } catch {
    return false;
  }
}

/** setpriv(1) arguments in front of a command that is to run as that user. */
export const asUser = (user: number | null): string[] =>
  user === null ? [] : ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', '--'];
