import { readFileSync } from 'node:fs';

const checkMs = 500;

/**
 * Resolves when this process should end: Ctrl+C, SIGTERM, a closed terminal; or, under npm, when npm is gone. npm starts a shell, the
 * shell starts us, and neither hands on every end: npm that is killed leaves its shell, a shell that is killed leaves us.
 *
 * @returns {Promise<void>}
 */
export function untilAskedToStop(env = process.env) {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
    if (env.npm_lifecycle_event === undefined) return;
    const family = ancestors();
    const timer = setInterval(() => {
      if (ancestors() === family) return;
      clearInterval(timer);
      resolve();
    }, checkMs);
    timer.unref();
  });
}

/** Our parent and, where /proc tells, the parent's parent. A process whose parent ends gets another one. */
function ancestors() {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    // proc(5): the name in parentheses may hold anything; the state and the parent follow it.
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return `${parent}`;
  }
}
