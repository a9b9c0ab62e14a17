import type { WireFault } from '@socketlab/protocol';
import type { Dice } from './dice.ts';
import { type Fault, pass } from './fault.ts';

/** Each packet is lost with the same chance, whatever became of the others. */
export function createLoss({ percent }: WireFault & { kind: 'loss' }, dice: Dice): Fault {
  return { meet: () => (dice.chance(percent) ? { drop: 'loss' } : pass) };
}
