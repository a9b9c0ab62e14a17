import { type Direction, directionSchema, type WireFaultKind, wireFaultKinds } from '@socketlab/protocol';
import { create } from 'zustand';

/** The largest number the page offers: short enough to be told to a neighbour. */
export const highestDice = 9999;

interface DiceState {
  /** Which dice the faults throw: with one number the same packets meet the same fate, run after run. */
  number: number;
  setNumber(number: number): void;
}

/** The dice of every fault that leaves something to chance. */
export const useDice = create<DiceState>()((set) => ({
  number: 1 + Math.floor(Math.random() * highestDice),
  setNumber: (number) => set({ number }),
}));

/** Each fault and direction throws dice of its own: one for all would let the same packets be lost and doubled. */
export function seedOf(kind: WireFaultKind, direction: Direction): number {
  const place =
    wireFaultKinds.indexOf(kind) * directionSchema.options.length + directionSchema.options.indexOf(direction);
  return useDice.getState().number * 100 + place;
}
