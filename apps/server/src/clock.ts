/** Time and timers from outside, so that tests decide how a minute passes. */
export interface Clock {
  /** Microseconds on the machine's monotonic clock: the one that labs stamp their entries with. */
  nowUs(): number;
  /** Calls `action` once after `delayMs`; the returned function takes it back. Never keeps the process alive. */
  after(delayMs: number, action: () => void): () => void;
}

export const systemClock: Clock = {
  nowUs: () => Number(process.hrtime.bigint() / 1000n),
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
