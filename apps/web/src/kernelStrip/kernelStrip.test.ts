import { expect, test } from 'vitest';
import { timerText } from './kernelFacts.ts';
import { mostBytes, stepPath } from './queueHistory.ts';

const kernel = {
  state: 'ESTABLISHED',
  sendQueueBytes: 0,
  receiveQueueBytes: 0,
  timer: 'retransmit',
  timerMs: 400,
  retransmits: 1,
  atUs: 1_000_000,
} as const;

test('[WB26] a timer counts on from what the table said, and says nothing beyond its end', () => {
  expect(timerText(kernel, 1_000_000)).toBe('재전송 타이머 400 ms 남음');
  expect(timerText(kernel, 1_150_000)).toBe('재전송 타이머 250 ms 남음');
  expect(timerText(kernel, 2_000_000)).toBe('재전송 타이머');
  expect(timerText({ ...kernel, timer: 'none' }, 1_000_000)).toBeNull();
});

test('[WB26] a value holds until the next reading; before the first one there is no line', () => {
  const readings = [
    { atUs: 40, bytes: 4 },
    { atUs: 60, bytes: 0 },
  ];
  const box = { fromUs: 0, toUs: 100, width: 100, height: 10, most: 4 };
  expect(stepPath(readings, box)).toBe('M40.0 0.0L60.0 0.0L60.0 10.0L100.0 10.0');
  expect(stepPath([], box)).toBe('');
  // What was read before the window still holds at its start.
  expect(stepPath(readings, { ...box, fromUs: 50 })).toBe('M0.0 0.0L20.0 0.0L20.0 10.0L100.0 10.0');
});

test('[WB26] the picture is as high as the fullest reading of both queues', () => {
  expect(mostBytes([{ atUs: 1, bytes: 4 }], [{ atUs: 1, bytes: 9 }])).toBe(9);
  expect(mostBytes([], [])).toBe(0);
});
