import { type ParsedPacket, parsePacket } from '@socketlab/packets';
import type { Direction, PacketDoer } from '@socketlab/protocol';
import type { PacketInFlight } from '../network.ts';

/** A packet on the wire: it flies and is due, or it is held and keeps the way it still has before it. */
export interface WirePacket extends PacketInFlight {
  bytes: Uint8Array;
  readonly parsed: ParsedPacket;
  /** When it would arrive without what faults and the hand have added. */
  baseDueUs: number;
  /** What each of them has added. */
  readonly addedUs: Map<PacketDoer, number>;
  /** Its place among those that arrive at one time: its id, or, once swapped, just behind the other one's. */
  rank: number;
  /** Those behind it wait for it. */
  inOrder: boolean;
  held: { readonly by: PacketDoer; remainingUs: number } | null;
  /** Held until that packet flies, to arrive right behind it. `next`: the next one that enters. */
  follows: WirePacket | 'next' | null;
}

export function createWirePacket(
  id: number,
  direction: Direction,
  bytes: Uint8Array,
  sentAtUs: number,
  delayUs: number,
): WirePacket {
  let parsed: ParsedPacket | null = null;
  return {
    id,
    direction,
    bytes,
    sentAtUs,
    baseDueUs: sentAtUs + delayUs,
    dueAtUs: sentAtUs + delayUs,
    addedUs: new Map(),
    rank: id,
    inOrder: true,
    held: null,
    follows: null,
    // Read only where somebody looks, and again where its bytes were changed.
    get parsed() {
      if (parsed?.bytes !== this.bytes) parsed = parsePacket(this.bytes);
      return parsed;
    },
  };
}

/** When it is to arrive by all that was added, if it need not wait for others. */
export function ownDueUs(packet: WirePacket): number {
  let dueUs = packet.baseDueUs;
  for (const us of packet.addedUs.values()) dueUs += us;
  return dueUs;
}
