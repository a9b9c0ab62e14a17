import type { WireFault } from '@socketlab/protocol';
import { createBandwidth } from './bandwidth.ts';
import { createCorrupt } from './corrupt.ts';
import { createCut } from './cut.ts';
import type { Dice } from './dice.ts';
import { createDuplicate } from './duplicate.ts';
import type { Fault } from './fault.ts';
import { createLatency } from './latency.ts';
import { createLoseNext } from './loseNext.ts';
import { createLoss } from './loss.ts';
import { createMtu } from './mtu.ts';
import { createNat } from './nat.ts';
import { createRefuse } from './refuse.ts';
import { createReorder } from './reorder.ts';
import { createReset } from './reset.ts';

/** The fault that these parameters describe. A new kind of the schema has its place here, or this does not compile. */
export function createFault(params: WireFault, dice: Dice): Fault {
  switch (params.kind) {
    case 'latency':
      return createLatency(params, dice);
    case 'loss':
      return createLoss(params, dice);
    case 'loseNext':
      return createLoseNext(params);
    case 'duplicate':
      return createDuplicate(params, dice);
    case 'reorder':
      return createReorder(params, dice);
    case 'bandwidth':
      return createBandwidth(params);
    case 'mtu':
      return createMtu(params);
    case 'corrupt':
      return createCorrupt(params, dice);
    case 'cut':
      return createCut();
    case 'nat':
      return createNat(params);
    case 'reset':
      return createReset();
    case 'refuse':
      return createRefuse(params);
  }
}
