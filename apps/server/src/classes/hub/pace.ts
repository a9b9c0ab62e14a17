import type { Clock } from '../../clock.ts';

export interface Pace {
  /** Does it soon, and once for all who ask until then. */
  soon(): void;
  close(): void;
}

/** Does something at most once in so many milliseconds: what happens meanwhile leaves together. */
export function createPace(clock: Clock, everyMs: number, act: () => void): Pace {
  let cancel: (() => void) | null = null;
  let closed = false;
  let lastUs = Number.NEGATIVE_INFINITY;
  return {
    soon() {
      if (closed) return;
      const waitMs = Math.max(0, Math.ceil((lastUs - clock.nowUs()) / 1000 + everyMs));
      cancel ??= clock.after(waitMs, () => {
        cancel = null;
        lastUs = clock.nowUs();
        act();
      });
    },
    close() {
      closed = true;
      cancel?.();
    },
  };
}
