import type { PacketView } from '@socketlab/timeline';
import type { LadderFrame } from './ladderFrame.ts';

/** A packet's line so far, in the ladder's own heights: from where it left to where it is, arrived or was dropped. */
export interface PacketPath {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** `progress` is how far across the wire it has come, 0 to 1. Lines end at the edges of the state bands. */
export function packetPath(
  packet: PacketView,
  frame: LadderFrame,
  y: (us: number) => number,
  nowUs: number,
  progress: number,
): PacketPath {
  const inset = (frame.bandWidth / 2) * (packet.from === 'client' ? 1 : -1);
  const x1 = frame.lifeline[packet.from] + inset;
  const far = frame.lifeline[packet.to] - inset;
  return {
    x1,
    y1: y(packet.sentUs),
    x2: x1 + (far - x1) * progress,
    y2: y(packet.status === 'flying' ? nowUs : (packet.endUs ?? packet.expectedUs)),
  };
}

/** A small head at the end of a line, along its slope. */
export function arrowHead({ x1, y1, x2, y2 }: PacketPath): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const corner = (side: 1 | -1) => `${x2 - ux * 8 - uy * 3.4 * side} ${y2 - uy * 8 + ux * 3.4 * side}`;
  return `M${x2} ${y2}L${corner(1)}L${corner(-1)}Z`;
}
