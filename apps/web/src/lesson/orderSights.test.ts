import type { Prediction } from '@socketlab/lessons';
import { expect, it } from 'vitest';
import { orderSights } from './orderSights.ts';

const prediction = {
  sights: [
    { text: '가', when: { on: 'exit' } },
    { text: '나', when: { on: 'exit' } },
    { text: '다', when: { on: 'exit' } },
  ],
} as unknown as Prediction;

it('[LS8] tells what was seen in the order it happened, by its distance from the first', () => {
  expect(orderSights(prediction, [700_400, 500_000, null])).toEqual([
    { text: '나', when: '먼저' },
    { text: '가', when: '200 ms 뒤' },
  ]);
  expect(orderSights(prediction, [null, 1000, 1340])[1]).toEqual({ text: '다', when: '0.3 ms 뒤' });
});
