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
  let highestUs = 0;

  function read(pageMs: number): number {
    if (frozenUs !== null || offsetUs === null) return frozenUs ?? 0;
    highestUs = Math.max(highestUs, Math.floor(offsetUs + pageMs * 1000));
    return highestUs;
  }

  return {
    hear(nowUs, receivedMs) {
      const heard = nowUs - receivedMs * 1000;
      // After a pause the two clocks may have drifted apart (a laptop slept): what was known before no longer counts.
      offsetUs = offsetUs === null || frozenUs !== null ? heard : Math.max(offsetUs, heard);
      frozenUs = null;
    },
    nowUs: read,
    freeze(pageMs) {
      frozenUs = read(pageMs);
    },
    reset() {
      offsetUs = null;
      frozenUs = 0;
      highestUs = 0;
    },
  };
}
