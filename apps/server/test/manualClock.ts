import type { Clock } from '../src/clock.ts';

/** A clock that stands still until it is told to go on. */
export function createManualClock(): Clock & { advance(ms: number): void } {
  let nowUs = 1_000_000;
  const timers = new Set<{ dueUs: number; action: () => void }>();
  return {
    nowUs: () => nowUs,
    after(delayMs, action) {
      const timer = { dueUs: nowUs + delayMs * 1000, action };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const endUs = nowUs + ms * 1000;
      for (;;) {
        const due = [...timers].filter((timer) => timer.dueUs <= endUs).sort((a, b) => a.dueUs - b.dueUs)[0];
        if (due === undefined) break;
        timers.delete(due);
        nowUs = Math.max(nowUs, due.dueUs);
        due.action();
      }
      nowUs = endUs;
    },
  };
}
