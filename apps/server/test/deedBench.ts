import type { Deed } from '@socketlab/protocol/class';
import { openBenchClass } from './classBench.ts';

/** The members of the class. */
export const [a, b] = ['student-a', 'student-b'] as const;
export const all = { to: 'all' } as const;
export const signal = (name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL', host: 'client' | 'server' = 'server'): Deed => ({
  kind: 'signal',
  host,
  signal: name,
});
export const onSocket = (
  action: Extract<Deed, { kind: 'socket' }>['action'],
  host: 'client' | 'server' = 'client',
): Deed => ({
  kind: 'socket',
  host,
  action,
});

/** A class of two whose instructor does things to their labs. */
export async function twoStudents() {
  const parts = await openBenchClass([a, b]);
  const trigger = (
    deed: Deed,
    target: { to: 'all' } | { to: 'stage' } | { to: 'member'; member: string } = all,
    afterMs = 0,
  ) => parts.teacher.ask({ kind: 'trigger', deed, target, afterMs });
  const undo = (deed = 1) => parts.teacher.ask({ kind: 'undo', deed });
  return { ...parts, trigger, undo };
}
