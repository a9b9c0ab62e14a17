import { wireFaultKinds } from '@socketlab/protocol';
import { expect, it } from 'vitest';
import { highestDice, seedOf, useDice } from './dice.ts';

const seeds = () => wireFaultKinds.flatMap((kind) => [seedOf(kind, 'upstream'), seedOf(kind, 'downstream')]);

it('[WB27] one number gives every fault and direction the same dice again, and no two the same', () => {
  useDice.getState().setNumber(7);
  const first = seeds();
  expect(new Set(first).size).toBe(first.length);
  useDice.getState().setNumber(8);
  expect(seeds().filter((seed) => first.includes(seed))).toEqual([]);
  useDice.getState().setNumber(7);
  expect(seeds()).toEqual(first);
});

it('[WB27] the highest number still makes a seed that the lab takes', () => {
  useDice.getState().setNumber(highestDice);
  expect(Math.max(...seeds())).toBeLessThanOrEqual(0xffff_ffff);
});
