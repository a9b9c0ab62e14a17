import type { HostName } from '@socketlab/protocol';
import type { PathStep } from './statePath.ts';
import type { TransitionKey } from './transitions.ts';

/** That a host went over a line of the figure: which of its steps did, and whether all that is known is a conclusion. */
export interface Pass {
  host: HostName;
  /** Counted from 1 along the host's path. */
  numbers: readonly number[];
  derived: boolean;
}

/** Who went over which line, the client first. */
export function passesOf(paths: Record<HostName, readonly PathStep[]>): Map<TransitionKey, readonly Pass[]> {
  const passes = new Map<TransitionKey, Pass[]>();
  for (const host of ['client', 'server'] as const) {
    paths[host].forEach(({ way, source }, number) => {
      if (way === null || way === 'jump' || way === 'power') return;
      const onLine = passes.get(way) ?? [];
      const mine = onLine.find((pass) => pass.host === host);
      const rest = onLine.filter((pass) => pass !== mine);
      const pass = {
        host,
        numbers: [...(mine?.numbers ?? []), number],
        derived: source === 'derived' && (mine?.derived ?? true),
      };
      passes.set(way, [...rest, pass]);
    });
  }
  return passes;
}
