import type { WireFault } from '@socketlab/protocol';
import type { Dice } from './dice.ts';
import { type Fault, pass } from './fault.ts';

/** Some packets come twice. */
export function createDuplicate({ percent }: WireFault & { kind: 'duplicate' }, dice: Dice): Fault {
  return { meet: () => (dice.chance(percent) ? { copied: true } : pass) };
}
