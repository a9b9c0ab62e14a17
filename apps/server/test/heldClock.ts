import { type Clock, systemClock } from '../src/clock.ts';

/** The system's clock, whose timers can be held back: what still happens then has waited for none. */
export function createHeldClock(): Clock & { hold(): void; release(): void } {
  let held: (() => void)[] | null = null;
  return {
    nowUs: systemClock.nowUs,
    after: (delayMs, action) => systemClock.after(delayMs, () => (held ? void held.push(action) : action())),
    hold() {
      held = [];
    },
    release() {
      const due = held ?? [];
      held = null;
      for (const action of due) action();
    },
  };
}
