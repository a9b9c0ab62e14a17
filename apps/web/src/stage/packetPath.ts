import type { HostName } from '@socketlab/protocol';
import type { PacketView } from '@socketlab/timeline';
import type { LadderFrame } from './ladderFrame.ts';

export interface Point {
  x: number;
  y: number;
}

/**
 * A packet's line so far, in the ladder's own heights: from where it left to where it is, arrived or was dropped. While it was held
 * time went on and it did not: there the line runs straight down.
 */
export type PacketPath = readonly [Point, ...Point[]];

/** Where a middlebox stands, as a part of the way from the sender of the packet that made it speak: where refused packets are crossed out. */
const middleboxAt = 0.12;

/**
 * `progress` is how far across the wire it has come, 0 to 1. Lines end at the edges of the state bands. What a middlebox says begins
 * where it stands, for no host has sent it; `cause` is the host whose packet made it speak.
 */
export function packetPath(
  packet: PacketView,
  frame: LadderFrame,
  y: (us: number) => number,
  nowUs: number,
  progress: number,
  cause?: HostName,
): PacketPath {
  const [from, to] = [frame.lifeline[packet.from], frame.lifeline[packet.to]];
  const inset = (frame.bandWidth / 2) * (from < to ? 1 : -1);
  const near = from + inset;
  const far = to - inset;
  const start = cause === undefined ? 0 : cause === packet.from ? middleboxAt : 1 - middleboxAt;
  const x1 = near + (far - near) * start;
  const xAt = (part: number) => x1 + (far - x1) * part;
  const endUs = packet.endUs ?? nowUs;
  return [
    { x: x1, y: y(packet.sentUs) },
    ...packet.holds.flatMap(({ part, fromUs, toUs }) => [
      { x: xAt(part), y: y(fromUs) },
      { x: xAt(part), y: y(toUs ?? endUs) },
    ]),
    { x: xAt(progress), y: y(endUs) },
  ];
}

/** Where the line ends: where the packet is, or was last. */
export function endOf(path: PacketPath): Point {
  return path.at(-1) ?? path[0];
}

/** The point at a part of the way across, 0 to 1, of a line that has come all the way. */
export function pointAt(path: PacketPath, part: number): Point {
  const start = path[0];
  const end = endOf(path);
  const x = start.x + (end.x - start.x) * part;
  for (let index = 1; index < path.length; index++) {
    const [a, b] = [path[index - 1]!, path[index]!];
    if (a.x === b.x || (x - a.x) * (x - b.x) > 0) continue;
    return { x, y: a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x) };
  }
  return { x, y: start.y + (end.y - start.y) * part };
}

/** The line as an SVG path. */
export function pathText(path: PacketPath): string {
  return path.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

/** A small head at the end of a line, along its slope. */
export function arrowHead(path: PacketPath): string {
  const { x: x2, y: y2 } = endOf(path);
  const { x: x1, y: y1 } = path.at(-2) ?? path[0];
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const corner = (side: 1 | -1) => `${x2 - ux * 8 - uy * 3.4 * side} ${y2 - uy * 8 + ux * 3.4 * side}`;
  return `M${x2} ${y2}L${corner(1)}L${corner(-1)}Z`;
}
