import type { PacketView } from '@socketlab/timeline';
import { type Box, createBoxGrid } from './boxGrid.ts';
import type { LadderFrame } from './ladderFrame.ts';
import { capsuleText } from './packetStyle.ts';
import { textWidth } from './textWidth.ts';

/** Where a packet's label stands on its line. */
export interface LabelPlace {
  /** Along the line, 0 where it left. */
  part: number;
  width: number;
  height: number;
  /** No room for words anywhere on its line: drawn as a bare dot. */
  mini: boolean;
}

/** A packet without words. */
export const dotSize = { width: 12, height: 12 };
/** Along the line, nearest to its middle first. A bare ACK leaves the middle to what travels beside it. */
const candidates = [0.5, 0.44, 0.56, 0.38, 0.62, 0.31, 0.69, 0.24, 0.76, 0.17, 0.83];
const ackCandidates = [0.7, 0.64, 0.76, 0.58, 0.36, 0.3, 0.5, 0.24, 0.82];

/** How large a packet's capsule is with its words. */
export function capsuleSize(packet: PacketView): { width: number; height: number } {
  const small = packet.kind === 'ACK';
  const width = textWidth(capsuleText(packet), small ? 11 : 12) + (small ? 16 : 28);
  return { width: Math.max(width, 36), height: small ? 20 : 24 };
}

/**
 * Gives every packet's label a place on its own line. Packets and obstacles come in the order of time, each once, so that
 * nothing that comes later ever moves a label. The line is taken as promised: a packet keeps its place when it arrives.
 */
export interface LabelPlacer {
  avoid(box: Box): void;
  place(packet: PacketView, y1: number): LabelPlace;
}

export function createLabelPlacer(frame: LadderFrame, pxPerMs: number): LabelPlacer {
  const grid = createBoxGrid();
  return {
    avoid: grid.add,
    place(packet, y1) {
      const x1 = frame.lifeline[packet.from];
      const dx = frame.lifeline[packet.to] - x1;
      // Nobody promised an inferred segment a time: loopback carries it at once.
      const dy = packet.inferred ? 0 : ((packet.expectedUs - packet.sentUs) / 1000) * pxPerMs;
      const size = capsuleSize(packet);
      const parts = packet.kind === 'ACK' ? ackCandidates : candidates;
      for (const mini of [false, true]) {
        const taken = mini ? dotSize : size;
        for (const part of parts) {
          const box = { x: x1 + dx * part, y: y1 + dy * part, ...taken };
          if (grid.hits(box)) continue;
          grid.add(box);
          return { part, ...taken, mini };
        }
      }
      // What finds no room at all lies on others; counting it too would only slow the search down.
      return { part: 0.5, ...dotSize, mini: true };
    },
  };
}
