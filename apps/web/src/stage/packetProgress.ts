import { type PacketView, partOfWay } from '@socketlab/timeline';

/** How far across the wire a packet has come by `nowUs`, 0 to 1. */
export function packetProgress(packet: PacketView, nowUs: number): number {
  switch (packet.status) {
    case 'delivered':
      return 1;
    case 'dropped':
      return clamp(partAt(packet, packet.endUs ?? packet.sentUs), 0.12, 0.97);
    case 'held':
      return clamp(packet.holds.at(-1)?.part ?? 0, 0.03, 0.97);
    case 'flying':
      // One that is later than promised waits just before the far side: nobody has seen it arrive.
      return clamp(partAt(packet, nowUs), 0, 0.97);
    default:
      packet.status satisfies never;
      return 1;
  }
}

/** By the time it has been on its way, whatever became of it then. */
const partAt = (packet: PacketView, us: number): number => partOfWay({ ...packet, endUs: null }, us);

/** Reduced motion: a packet stands at its start, in the middle, or before the far side. */
export function inSteps(progress: number): number {
  if (progress === 1) return 1;
  return progress < 1 / 3 ? 0.06 : progress < 2 / 3 ? 0.5 : 0.94;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
