import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askAtLast } from './askAtLast.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what a busy server did not answer is asked again, and only until it has answered', async () => {
  const answers = [null, null, 'known'];
  const ask = vi.fn(async () => answers.shift() ?? null);
  const answer = askAtLast(ask);
  await vi.advanceTimersByTimeAsync(2999);
  expect(ask).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer).toBe('known');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(3);
});

test('a server that never answers is left in peace after half a minute', async () => {
  const ask = vi.fn(async () => null);
  const answer = askAtLast(ask);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await answer).toBeNull();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(6);
});
