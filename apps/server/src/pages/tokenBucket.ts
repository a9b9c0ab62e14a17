/** Lets `burst` through at once and then `perSecond`, counted on the clock it is given. */
export function createTokenBucket(burst: number, perSecond: number, nowUs: () => number): { take(): boolean } {
  let filled = burst;
  let lastUs = nowUs();
  return {
    take() {
      const now = nowUs();
      filled = Math.min(burst, filled + ((now - lastUs) / 1e6) * perSecond);
      lastUs = now;
      if (filled < 1) return false;
      filled -= 1;
      return true;
    },
  };
}
