import type { PacketDoer } from '@socketlab/protocol';
import type { PacketHold, PacketView } from './packetView.ts';

type OnItsWay = Pick<PacketView, 'sentUs' | 'endUs' | 'expectedUs' | 'status' | 'holds'>;

/**
 * How much of its way a packet has behind it at a time, 0 to 1: it moves evenly from where it last stood still (or left) to its
 * arrival, and stands where it is held. A dropped one never comes further than where it was lost.
 *
 *     sentUs ──────▶ hold.part ═════ held ═════ hold.part ──────▶ endUs, or expectedUs while nobody knows
 */
export function partOfWay(packet: OnItsWay, now: number): number {
  const dropped = packet.status === 'dropped' && packet.endUs !== null;
  const atUs = dropped ? Math.min(now, packet.endUs!) : now;
  let fromUs = packet.sentUs;
  let part = 0;
  for (const hold of packet.holds) {
    if (atUs < hold.fromUs) return between(fromUs, part, hold.fromUs, hold.part, atUs);
    if (hold.toUs === null || atUs <= hold.toUs) return hold.part;
    fromUs = hold.toUs;
    part = hold.part;
  }
  const arrivalUs = packet.status === 'delivered' ? (packet.endUs ?? packet.expectedUs) : packet.expectedUs;
  return between(fromUs, part, arrivalUs, 1, atUs);
}

function between(fromUs: number, from: number, toUs: number, to: number, atUs: number): number {
  if (atUs <= fromUs) return from;
  return atUs >= toUs ? to : from + ((to - from) * (atUs - fromUs)) / (toUs - fromUs);
}

/** Each version of a packet has its own list of holds, and a log can hold one packet ten thousands of times: without a bound that is a page's whole memory. */
const mostHolds = 64;

/** The holds after one more began. Of those beyond the bound the last goes on: the packet stands still in between. */
export function withHold(packet: OnItsWay, atUs: number, by: PacketDoer): readonly PacketHold[] {
  const last = packet.holds.at(-1);
  if (last !== undefined && packet.holds.length >= mostHolds)
    return [...packet.holds.slice(0, -1), { ...last, toUs: null, by }];
  const fromUs = Math.max(atUs, packet.sentUs, last?.toUs ?? 0);
  return [...packet.holds, { part: partOfWay(packet, fromUs), fromUs, toUs: null, by }];
}

/** The holds after the last one, if it is still open, ended. */
export function withHoldEnded(holds: readonly PacketHold[], atUs: number): readonly PacketHold[] {
  const last = holds.at(-1);
  if (last === undefined || last.toUs !== null) return holds;
  return [...holds.slice(0, -1), { ...last, toUs: Math.max(atUs, last.fromUs) }];
}
