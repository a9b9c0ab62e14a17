import type { WireFault } from '@socketlab/protocol';
import type { Dice } from './dice.ts';
import { type Fault, pass } from './fault.ts';

/** Some packets take a longer way, and those behind them don't wait. */
export function createReorder({ percent, byMs }: WireFault & { kind: 'reorder' }, dice: Dice): Fault {
  return { meet: () => (dice.chance(percent) ? { delayUs: byMs * 1000, overtaken: true } : pass) };
}
