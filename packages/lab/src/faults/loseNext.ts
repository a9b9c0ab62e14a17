import type { WireFault } from '@socketlab/protocol';
import { type Fault, pass } from './fault.ts';
import { isLike } from './packetLike.ts';

/** The next `count` packets of one sort are lost; then it is spent. */
export function createLoseNext({ count, like }: WireFault & { kind: 'loseNext' }): Fault {
  let left = count;
  return {
    meet({ parsed }) {
      if (left === 0 || !isLike(parsed, like)) return pass;
      left--;
      return left === 0 ? { drop: 'loss', spent: true } : { drop: 'loss' };
    },
  };
}
