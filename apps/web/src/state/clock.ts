/**
 * The lab's clock as this page knows it, in microseconds. Each batch says what time it was at the lab when it left; the page
 * counts on from there. The offset only ever grows: the batch that took the shortest way tells the time best, and so 'now'
 * never runs backward and never falls behind an entry that is already here.
 */
export interface LabClock {
  hear(nowUs: number, receivedMs: number): void;
  nowUs(pageMs: number): number;
  /** Stands still: nothing is known of the lab while the connection is gone. */
  freeze(pageMs: number): void;
  /** Back to zero, for another lab. */
  reset(): void;
}

export function createLabClock(): LabClock {
  let offsetUs: number | null = null;
  let frozenUs: number | null = 0;
  return {
    hear(nowUs, receivedMs) {
      const heard = nowUs - receivedMs * 1000;
      offsetUs = offsetUs === null ? heard : Math.max(offsetUs, heard);
      frozenUs = null;
    },
    nowUs(pageMs) {
      if (frozenUs !== null || offsetUs === null) return frozenUs ?? 0;
      return Math.floor(offsetUs + pageMs * 1000);
    },
    freeze(pageMs) {
      if (frozenUs === null && offsetUs !== null) frozenUs = Math.floor(offsetUs + pageMs * 1000);
    },
    reset() {
      offsetUs = null;
      frozenUs = 0;
    },
  };
}
