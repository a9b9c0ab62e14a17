import type { PacketView } from '@socketlab/timeline';
import type { LadderFrame } from './ladderFrame.ts';
import { capsuleText } from './packetStyle.ts';
import { textWidth } from './textWidth.ts';

/** A box by its middle, in CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedLabel extends Box {
  /** No room for words anywhere on its line: drawn as its bare shape. */
  mini: boolean;
}

export const labelFontPx = 12;
const miniSize = 12;
/** Along the line, nearest to its middle first. A bare ACK leaves the middle to what travels beside it. */
const candidates = [0.5, 0.44, 0.56, 0.38, 0.62, 0.31, 0.69, 0.24, 0.76, 0.17, 0.83];
const ackCandidates = [0.7, 0.64, 0.76, 0.58, 0.36, 0.3, 0.5, 0.24, 0.82];
const gap = 2;

/** How large a packet's capsule is with its words. */
export function capsuleSize(packet: PacketView): { width: number; height: number } {
  const small = packet.kind === 'ACK';
  const width = textWidth(capsuleText(packet), small ? 11 : labelFontPx) + (small ? 16 : 28);
  return { width: Math.max(width, 36), height: small ? 20 : 24 };
}

/**
 * A place for every packet's label on its own line, in the order they were sent, so that a later packet never moves an earlier
 * label. A packet in flight keeps the place it will have when it arrives on time.
 */
export function placeLabels(
  packets: readonly PacketView[],
  y: (us: number) => number,
  frame: LadderFrame,
  obstacles: readonly Box[],
): Map<number, PlacedLabel> {
  const places = new Map<number, PlacedLabel>();
  const grid = new BoxGrid();
  for (const box of obstacles) grid.add(box);
  for (const packet of packets) {
    const x1 = frame.lifeline[packet.from];
    const x2 = frame.lifeline[packet.to];
    const y1 = y(packet.sentUs);
    const y2 = y(packet.endUs ?? packet.expectedUs);
    const size = capsuleSize(packet);
    const at = (part: number, box: { width: number; height: number }): Box => ({
      x: x1 + (x2 - x1) * part,
      y: y1 + (y2 - y1) * part,
      ...box,
    });
    const parts = packet.kind === 'ACK' ? ackCandidates : candidates;
    const free = parts.map((part) => at(part, size)).find((box) => !grid.hits(box));
    const mini = { width: miniSize, height: miniSize };
    const tight = free ?? parts.map((part) => at(part, mini)).find((box) => !grid.hits(box));
    // What finds no room at all lies on others; counting it too would only slow the search down.
    if (tight) grid.add(tight);
    places.set(packet.packet, { ...(tight ?? at(0.5, mini)), mini: !free });
  }
  return places;
}

/** Finds overlaps without comparing every box with every other: boxes are kept by the rows they touch. */
class BoxGrid {
  readonly #rows = new Map<number, Box[]>();
  static readonly rowPx = 32;

  add(box: Box): void {
    for (const row of rowsOf(box)) {
      const boxes = this.#rows.get(row);
      if (boxes) boxes.push(box);
      else this.#rows.set(row, [box]);
    }
  }

  hits(box: Box): boolean {
    for (const row of rowsOf(box)) if (this.#rows.get(row)?.some((other) => overlaps(box, other))) return true;
    return false;
  }
}

function rowsOf(box: Box): number[] {
  const first = Math.floor((box.y - box.height / 2) / BoxGrid.rowPx);
  const last = Math.floor((box.y + box.height / 2) / BoxGrid.rowPx);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function overlaps(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 + gap && Math.abs(a.y - b.y) < (a.height + b.height) / 2 + gap;
}
