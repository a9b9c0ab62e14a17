import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readWithin } from './readWithin.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A pipe that always has one more chunk of 1,000 bytes. */
function endless(cost?: number) {
  const stream = new Readable({ highWaterMark: 1000, read: () => void stream.push(Buffer.alloc(1000)) });
  let chunks = 0;
  readWithin(stream, 100_000, () => {
    chunks++;
    return cost;
  });
  return { chunks: () => chunks, stream };
}

/** Streams work in ticks and microtasks, which the fake timers leave alone. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  for (let tick = 0; tick < 200; tick++) await new Promise<void>((resolve) => process.nextTick(resolve));
}

test('[PG10] a pipe is read in tenths of its share, and no faster', async () => {
  const { chunks, stream } = endless();
  await pass(0);
  expect(chunks()).toBe(10);
  await pass(99);
  expect(chunks()).toBe(10);
  await pass(1);
  expect(chunks()).toBe(20);
  for (let part = 0; part < 8; part++) await pass(100);
  expect(chunks()).toBe(100);
  stream.destroy();
});

test('[PG10] what a chunk cost counts where that is more than its length, and is paid off', async () => {
  const { chunks, stream } = endless(25_000);
  await pass(0);
  expect(chunks()).toBe(1);
  await pass(100);
  expect(chunks()).toBe(1);
  await pass(100);
  expect(chunks()).toBe(2);
  stream.destroy();
});
