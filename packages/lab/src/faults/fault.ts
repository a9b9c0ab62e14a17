import type { ParsedPacket } from '@socketlab/packets';
import type { Direction, DropReason } from '@socketlab/protocol';

/** A packet as a fault meets it: as it is when it enters the wire. */
export interface MetPacket {
  readonly direction: Direction;
  readonly bytes: Uint8Array;
  /** The same bytes, read. */
  readonly parsed: ParsedPacket;
}

/** What a fault may know beyond the packet. */
export interface Surroundings {
  /** Now, on the machine's monotonic clock. */
  readonly atUs: number;
  /** The packets that fly in a direction, ahead of this one. */
  inFlight(direction: Direction): readonly MetPacket[];
}

/** What a fault does to one packet. Nothing of all this: the packet passes. */
export interface Effect {
  readonly drop?: DropReason;
  /** It arrives this much later, and those behind it stay behind it; with `overtaken` they don't wait. */
  readonly delayUs?: number;
  readonly overtaken?: true;
  /** Its bytes are others from here on; `offset` is the byte that was changed. */
  readonly changed?: { readonly bytes: Uint8Array; readonly offset: number };
  /** A second one like it enters right behind it. */
  readonly copied?: true;
  /** What a middlebox says of its own, in this order. */
  readonly says?: readonly { readonly direction: Direction; readonly bytes: Uint8Array }[];
  /** The fault has done what it was for, and takes itself off. */
  readonly spent?: true;
}

/** One fault, put on the wire in one direction. It keeps no packet: the wire does, and can let it go when the fault is taken off. */
export interface Fault {
  /** It watches whole connections, and meets the packets of the other direction too. */
  readonly bothDirections?: true;
  meet(packet: MetPacket, surroundings: Surroundings): Effect;
}

export const pass: Effect = {};

export const opposite = (direction: Direction): Direction => (direction === 'upstream' ? 'downstream' : 'upstream');
