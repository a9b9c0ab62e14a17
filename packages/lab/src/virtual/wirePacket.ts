import { type ParsedPacket, parsePacket } from '@socketlab/packets';
import {
  type Direction,
  directionBetween,
  type HostName,
  type PacketDoer,
  type WireFaultKind,
} from '@socketlab/protocol';
import type { PacketInFlight } from '../network.ts';

/** From which host to which. */
export interface Way {
  readonly from: HostName;
  readonly to: HostName;
}

/** A packet on the wire: it flies and is due, or it is held and keeps the way it still has before it. */
export class WirePacket implements PacketInFlight {
  readonly id: number;
  readonly from: HostName;
  readonly to: HostName;
  readonly direction: Direction;
  bytes: Uint8Array;
  readonly sentAtUs: number;
  dueAtUs: number;
  /** When it would arrive without what faults and the hand have added. */
  baseDueUs: number;
  /** What each of them has added; null where none has, as on most packets. */
  addedUs: Map<PacketDoer, number> | null = null;
  /** Its place among those that arrive at one time: its id, or, once swapped, just behind the other one's. */
  rank: number;
  /** The hand has given it a time of its own: it waits for nobody and nobody waits for it, whatever faults come and go. */
  placedByHand = false;
  /** The fault that lets others overtake it, for as long as that fault is on. */
  overtakenBecauseOf: WireFaultKind | null = null;
  /** It was swapped, and arrives right behind this one. */
  behind: WirePacket | null = null;
  held: { readonly by: PacketDoer; remainingUs: number } | null = null;
  /** Held until that packet flies, to arrive right behind it. `next`: the next one that enters. */
  follows: WirePacket | 'next' | null = null;
  private read: ParsedPacket | null = null;

  constructor(id: number, { from, to }: Way, bytes: Uint8Array, sentAtUs: number, delayUs: number) {
    this.id = id;
    this.rank = id;
    this.from = from;
    this.to = to;
    this.direction = directionBetween(from, to);
    this.bytes = bytes;
    this.sentAtUs = sentAtUs;
    this.baseDueUs = sentAtUs + delayUs;
    this.dueAtUs = this.baseDueUs;
  }

  /** Read only where somebody looks, and again where its bytes were changed. */
  get parsed(): ParsedPacket {
    if (this.read?.bytes !== this.bytes) this.read = parsePacket(this.bytes);
    return this.read;
  }

  /** Those behind it wait for it, and it waits for those ahead. */
  get inOrder(): boolean {
    return !this.placedByHand && this.overtakenBecauseOf === null;
  }

  add(by: PacketDoer, us: number): void {
    this.addedUs ??= new Map();
    this.addedUs.set(by, (this.addedUs.get(by) ?? 0) + us);
  }

  /** Takes back what one has added, and gives it. Nobody overtakes it any more because of that one. */
  takeBack(by: PacketDoer): number {
    const us = this.addedUs?.get(by) ?? 0;
    this.addedUs?.delete(by);
    if (this.overtakenBecauseOf === by) this.overtakenBecauseOf = null;
    return us;
  }

  /** When it is to arrive by all that was added, if it need not wait for others. */
  get ownDueUs(): number {
    let dueUs = this.baseDueUs;
    if (this.addedUs) for (const us of this.addedUs.values()) dueUs += us;
    return dueUs;
  }
}
