/** Lets `burst` through at once and then `perSecond`, counted on the clock it is given. */
export function createTokenBucket(
  burst: number,
  perSecond: number,
  nowUs: () => number,
): { take(count: number): boolean } {
  let filled = burst;
  let lastUs = nowUs();
  return {
    take(count) {
      const now = nowUs();
      filled = Math.min(burst, filled + ((now - lastUs) / 1e6) * perSecond);
      lastUs = now;
      if (filled < count) return false;
      filled -= count;
      return true;
    },
  };
}
