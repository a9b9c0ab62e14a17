import type { PacketView } from '@socketlab/timeline';
import { type KeyboardEvent, memo } from 'react';
import { CapsuleShape } from './CapsuleShape.tsx';
import styles from './Ladder.module.css';
import type { LadderFrame } from './ladderFrame.ts';
import { capsuleText, packetName, packetStyle } from './packetStyle.ts';
import type { PlacedLabel } from './placeLabels.ts';

interface PacketMarkProps {
  packet: PacketView;
  frame: LadderFrame;
  y1: number;
  /** Where its line ends so far: its arrival, where it was dropped, or where it is now. */
  y2: number;
  /** How far across the wire it has come, 0 to 1. */
  progress: number;
  place: PlacedLabel;
  selected: boolean;
  tabbable: boolean;
  /** In flight, counted up where capsules would lie on each other. */
  stack: number;
  onOpen(packet: number): void;
  onMove(packet: number, by: 1 | -1): void;
  onFocus(packet: number): void;
}

/** One packet: its slanted line, whose slope is its true transit time, and its capsule, a button that opens its bytes. */
export const PacketMark = memo(function PacketMark(props: PacketMarkProps) {
  const { packet, frame, y1, y2, progress, place, selected, tabbable, stack, onOpen, onMove, onFocus } = props;
  const style = packetStyle(packet);
  const inset = frame.bandWidth / 2;
  const sign = packet.from === 'client' ? 1 : -1;
  const x1 = frame.lifeline[packet.from] + inset * sign;
  const full = frame.lifeline[packet.to] - inset * sign;
  const x2 = x1 + (full - x1) * progress;
  const flying = packet.status === 'flying';
  const size = { width: place.width, height: place.height };
  const at = flying ? { x: x2, y: y2 - stack * 30 } : place;
  const text = capsuleText(packet);
  const filled = style.shape === 'filledPill' && !packet.inferred && packet.status !== 'dropped';

  function onKeyDown(event: KeyboardEvent) {
    if (event.code === 'Enter' || event.code === 'Space') onOpen(packet.packet);
    else if (event.code === 'ArrowDown' || event.code === 'ArrowRight') onMove(packet.packet, 1);
    else if (event.code === 'ArrowUp' || event.code === 'ArrowLeft') onMove(packet.packet, -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <g className={styles.packet} data-status={packet.status} data-kind={packet.kind}>
      <path
        d={`M${x1} ${y1}L${x2} ${y2}`}
        stroke={style.stroke}
        strokeWidth={style.lineWidth}
        fill="none"
        {...(packet.inferred ? { strokeDasharray: '5 4' } : {})}
      />
      {packet.status === 'delivered' && <path d={arrow(full, y2, sign)} fill={style.stroke} />}
      {packet.status === 'dropped' && (
        <g className={styles.cross} transform={`translate(${x2} ${y2})`}>
          <path d="M-6 -6L6 6M6 -6L-6 6" />
        </g>
      )}
      {flying && stack > 0 && <path d={`M${x2} ${y2}V${at.y}`} stroke={style.stroke} strokeWidth={1} />}
      {flying && <circle cx={x2} cy={y2} r={3} fill={style.stroke} />}
      {/* biome-ignore lint/a11y/useSemanticElements: HTML buttons can't stand inside an SVG */}
      <g
        role="button"
        tabIndex={tabbable ? 0 : -1}
        aria-label={packetName(packet)}
        aria-pressed={selected}
        data-packet={packet.packet}
        className={flying ? styles.flying : styles.capsule}
        transform={`translate(${at.x} ${at.y})`}
        onClick={() => onOpen(packet.packet)}
        onKeyDown={onKeyDown}
        onFocus={() => onFocus(packet.packet)}
      >
        {flying && <circle r={Math.min(size.width * 0.34, 30)} fill={style.stroke} opacity={0.14} />}
        <rect
          className={styles.hit}
          x={-Math.max(size.width, 24) / 2 - 3}
          y={-Math.max(size.height, 24) / 2 - 3}
          width={Math.max(size.width, 24) + 6}
          height={Math.max(size.height, 24) + 6}
          rx={8}
        />
        <CapsuleShape shape={style.shape} {...size} stroke={style.stroke} ink={style.ink} dashed={packet.inferred} />
        {!place.mini && (
          <text
            className={styles.capsuleText}
            y={4}
            fontSize={packet.kind === 'ACK' ? 11 : 12}
            fill={filled ? 'var(--paper)' : style.ink}
          >
            {text}
          </text>
        )}
      </g>
    </g>
  );
});

/** A small head where it reached the other side. */
function arrow(x: number, y: number, sign: number): string {
  return `M${x} ${y}l${-7 * sign} -4.5v6.5Z`;
}
