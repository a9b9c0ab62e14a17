import { onTestFinished, vi } from 'vitest';

/** For a test that counts what is let in within a minute: a busy machine may take longer than that for so many requests. */
export function stopWallClock(): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
}
