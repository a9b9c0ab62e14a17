/** Randomness that can be repeated: one seed, one row of throws. */
export interface Dice {
  /** 0 or more, below 1. */
  throw(): number;
  /** True in so many percent of all throws. */
  chance(percent: number): boolean;
}

/** mulberry32 by Tommy Ettinger (public domain): 32 bits of state, all 2^32 of them in one cycle. Far better than faults need. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return { throw: next, chance: (percent) => next() * 100 < percent };
}
