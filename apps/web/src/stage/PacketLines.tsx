import type { PacketView } from '@socketlab/timeline';
import type { MouseEvent } from 'react';
import styles from './Ladder.module.css';
import { arrowHead, endOf, type PacketPath, pathText } from './packetPath.ts';
import { packetStyle } from './packetStyle.ts';

/** A packet and its line so far. */
export interface DrawnPacket {
  packet: PacketView;
  path: PacketPath;
}

interface Stroke {
  color: string;
  width: number;
  dashed: boolean;
  lines: string;
  heads: string;
}

/**
 * The slanted lines of all packets in view, whose slope is the true transit time; dashed where nobody saw the packet. One SVG
 * path for each look, not for each packet: thousands of elements would cost more than all the rest of a frame.
 */
export function PacketLines({ drawn, dense }: { drawn: readonly DrawnPacket[]; dense: boolean }) {
  const strokes = new Map<string, Stroke>();
  for (const { packet, path } of drawn) {
    const { stroke: color, lineWidth: width } = packetStyle(packet);
    const dashed = packet.inferred;
    const key = `${color} ${width} ${dashed}`;
    const stroke = strokes.get(key) ?? { color, width, dashed, lines: '', heads: '' };
    stroke.lines += pathText(path);
    if (packet.status === 'delivered') stroke.heads += arrowHead(path);
    strokes.set(key, stroke);
  }
  const crosses = drawn
    .filter(({ packet }) => packet.status === 'dropped')
    .map(({ path }) => {
      const { x, y } = endOf(path);
      return `M${x - 6} ${y - 6}l12 12m0 -12l-12 12`;
    });
  return (
    <>
      {[...strokes].map(([key, { color, width, dashed, lines, heads }]) => (
        <g key={key} opacity={dense ? 0.45 : 1}>
          <path
            d={lines}
            stroke={color}
            strokeWidth={dense ? 1 : width}
            fill="none"
            strokeDasharray={dashed ? '5 4' : 'none'}
          />
          {heads && !dense && <path d={heads} fill={color} />}
        </g>
      ))}
      {crosses.length > 0 && <path className={styles.cross} d={crosses.join('')} />}
    </>
  );
}

interface PacketDotsProps {
  dots: readonly { packet: PacketView; x: number; y: number }[];
  onOpen(packet: number): void;
}

/** Packets that have no room for words: dots, square for a bare ACK. A press takes the nearest; the arrow keys reach each. */
export function PacketDots({ dots, onOpen }: PacketDotsProps) {
  if (dots.length === 0) return null;
  const looks = new Map<string, { color: string; square: boolean; d: string }>();
  for (const { packet, x, y } of dots) {
    const { stroke: color } = packetStyle(packet);
    const square = packet.kind === 'ACK';
    const look = looks.get(`${color} ${square}`) ?? { color, square, d: '' };
    look.d += square ? `M${x - 3} ${y}h6` : `M${x} ${y}h0`;
    looks.set(`${color} ${square}`, look);
  }

  function onClick(event: MouseEvent<SVGGElement>) {
    const matrix = event.currentTarget.getScreenCTM();
    if (!matrix) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const far = (dot: { x: number; y: number }) => Math.hypot(dot.x - at.x, dot.y - at.y);
    const nearest = dots.reduce((best, dot) => (far(dot) < far(best) ? dot : best));
    onOpen(nearest.packet.packet);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the capsules' arrow keys reach every packet
    <g className={styles.dots} onClick={onClick}>
      {[...looks].map(([key, { color, square, d }]) => (
        <path key={key} d={d} stroke={color} strokeWidth={7} strokeLinecap={square ? 'butt' : 'round'} />
      ))}
    </g>
  );
}
