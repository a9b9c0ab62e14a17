import { expect, test } from 'vitest';
import { createLabClock } from './clock.ts';

test('[WB6] now runs on between batches, and a batch that was long on its way never turns it back', () => {
  const clock = createLabClock();
  expect(clock.nowUs(500)).toBe(0);
  clock.hear(1_000_000, 100);
  expect(clock.nowUs(150)).toBe(1_050_000);
  clock.hear(1_060_000, 190);
  expect(clock.nowUs(190)).toBe(1_090_000);
  clock.hear(1_120_000, 200);
  expect(clock.nowUs(200)).toBe(1_120_000);
});

test('[WB6] nothing is known of the lab while the connection is gone: now stands still', () => {
  const clock = createLabClock();
  clock.hear(1_000_000, 100);
  clock.freeze(200);
  clock.freeze(900);
  expect(clock.nowUs(5000)).toBe(1_100_000);
  clock.hear(4_000_000, 5000);
  expect(clock.nowUs(5001)).toBe(4_001_000);
  clock.reset();
  expect(clock.nowUs(6000)).toBe(0);
});
