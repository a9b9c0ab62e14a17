import type { PacketView } from '@socketlab/timeline';
import type { KeyboardEvent } from 'react';
import { CapsuleShape } from './CapsuleShape.tsx';
import styles from './Ladder.module.css';
import type { PacketPath } from './packetPath.ts';
import { capsuleText, packetName, packetStyle } from './packetStyle.ts';
import type { PlacedLabel } from './placeLabels.ts';

export interface CapsuleActions {
  onOpen(packet: number): void;
  onMove(packet: number, by: 1 | -1): void;
  onFocus(packet: number): void;
}

interface PacketCapsuleProps extends CapsuleActions {
  packet: PacketView;
  path: PacketPath;
  place: PlacedLabel;
  selected: boolean;
  tabbable: boolean;
  /** In flight: rows above the 지금 line, where capsules would lie on each other. */
  row: number;
}

const rowPx = 30;

/** A packet's capsule, a button that opens its bytes: where the packet is while it flies, on its line once it is over. */
export function PacketCapsule(props: PacketCapsuleProps) {
  const { packet, path, place, selected, tabbable, row, onOpen, onMove, onFocus } = props;
  const style = packetStyle(packet);
  const flying = packet.status === 'flying';
  const { width, height } = place;
  const at = flying ? { x: path.x2, y: path.y2 - row * rowPx } : place;
  const filled = style.shape === 'filledPill' && !packet.inferred;

  function onKeyDown(event: KeyboardEvent) {
    if (event.code === 'Enter' || event.code === 'Space') onOpen(packet.packet);
    else if (event.code === 'ArrowDown' || event.code === 'ArrowRight') onMove(packet.packet, 1);
    else if (event.code === 'ArrowUp' || event.code === 'ArrowLeft') onMove(packet.packet, -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const hit = { width: Math.max(width, 24) + 6, height: Math.max(height, 24) + 6 };
  return (
    <>
      {flying && row > 0 && <path d={`M${path.x2} ${path.y2}V${at.y}`} stroke={style.stroke} strokeWidth={1} />}
      {flying && <circle cx={path.x2} cy={path.y2} r={3} fill={style.stroke} />}
      {/* biome-ignore lint/a11y/useSemanticElements: HTML buttons can't stand inside an SVG */}
      <g
        role="button"
        tabIndex={tabbable ? 0 : -1}
        aria-label={packetName(packet)}
        aria-pressed={selected}
        data-packet={packet.packet}
        data-kind={packet.kind}
        data-status={packet.status}
        className={flying ? styles.flying : styles.capsule}
        transform={`translate(${at.x} ${at.y})`}
        onClick={() => onOpen(packet.packet)}
        onKeyDown={onKeyDown}
        onFocus={() => onFocus(packet.packet)}
      >
        {flying && <circle r={Math.min(width * 0.34, 30)} fill={style.stroke} opacity={0.14} />}
        <rect className={styles.hit} x={-hit.width / 2} y={-hit.height / 2} {...hit} rx={8} />
        <CapsuleShape
          shape={style.shape}
          width={width}
          height={height}
          stroke={style.stroke}
          ink={style.ink}
          dashed={packet.inferred}
        />
        {!place.mini && (
          <text
            className={styles.capsuleText}
            y={4}
            fontSize={packet.kind === 'ACK' ? 11 : 12}
            fill={filled ? 'var(--paper)' : style.ink}
          >
            {capsuleText(packet)}
          </text>
        )}
      </g>
    </>
  );
}
