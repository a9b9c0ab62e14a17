import type { TransitionKey } from './transitions.ts';
import type { Walker, WhichEnd } from './walker.ts';

/** That an end went over a line of the figure: which of its steps did, and whether all that is known is a conclusion. */
export interface Pass {
  end: WhichEnd;
  /** Counted from 1 along the end's path. */
  numbers: readonly number[];
  derived: boolean;
}

/** Who went over which line, the first end first. */
export function passesOf(walkers: readonly Walker[]): Map<TransitionKey, readonly Pass[]> {
  const passes = new Map<TransitionKey, Pass[]>();
  for (const { end, steps } of walkers) {
    steps.forEach(({ way, source }, number) => {
      if (way === null || way === 'jump' || way === 'power') return;
      const onLine = passes.get(way) ?? [];
      const mine = onLine.find((pass) => pass.end === end);
      const rest = onLine.filter((pass) => pass !== mine);
      const pass = {
        end,
        numbers: [...(mine?.numbers ?? []), number],
        derived: source === 'derived' && (mine?.derived ?? true),
      };
      passes.set(way, [...rest, pass]);
    });
  }
  return passes;
}
