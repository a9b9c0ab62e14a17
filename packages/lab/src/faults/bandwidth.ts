import type { WireFault } from '@socketlab/protocol';
import type { Fault } from './fault.ts';

/**
 * A narrow line with a queue before it: a packet begins to leave when the one before it has left, and takes its bits divided by
 * the rate. Tail drop: one that finds the queue full is lost, as in a plain router.
 */
export function createBandwidth({ kilobitsPerSecond, queuePackets }: WireFault & { kind: 'bandwidth' }): Fault {
  /** When each packet that is still before the line or on it has left, oldest first. */
  let leavesAtUs: number[] = [];
  return {
    meet({ bytes }, { atUs }) {
      leavesAtUs = leavesAtUs.filter((leaves) => leaves > atUs);
      if (leavesAtUs.length >= queuePackets) return { drop: 'queue' };
      const free = leavesAtUs.at(-1) ?? atUs;
      // Kilobits a second are bits a millisecond.
      const leaves = free + Math.round((bytes.byteLength * 8 * 1000) / kilobitsPerSecond);
      leavesAtUs.push(leaves);
      return { delayUs: leaves - atUs };
    },
  };
}
