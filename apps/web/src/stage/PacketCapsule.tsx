import type { PacketView } from '@socketlab/timeline';
import { type KeyboardEvent, memo } from 'react';
import { CapsuleShape } from './CapsuleShape.tsx';
import styles from './Ladder.module.css';
import { capsuleText, packetName, packetStyle } from './packetStyle.ts';

export interface CapsuleActions {
  onOpen(packet: number): void;
  onMove(packet: number, by: 1 | -1): void;
  onFocus(packet: number): void;
}

export interface PacketCapsuleProps extends CapsuleActions {
  packet: PacketView;
  x: number;
  y: number;
  width: number;
  height: number;
  /** In flight: how far above the packet itself the capsule is lifted, where others stand at the same place. */
  lift: number;
  /** Without: a bare shape, where there is no room. */
  words: boolean;
  /** Waits out of sight and reach for another packet that looks the same. */
  idle: boolean;
  selected: boolean;
  tabbable: boolean;
}

/** A packet's capsule, a button that opens its bytes: where the packet is while it flies, on its line once it is over. */
export const PacketCapsule = memo(function PacketCapsule(props: PacketCapsuleProps) {
  const { packet, x, y, width, height, lift, words, idle, selected, tabbable, onOpen, onMove, onFocus } = props;
  const style = packetStyle(packet);
  const flying = packet.status === 'flying';
  const filled = style.shape === 'filledPill' && !packet.inferred;
  const hit = { width: Math.max(width, 24) + 6, height: Math.max(height, 24) + 6 };

  function onKeyDown(event: KeyboardEvent) {
    if (event.code === 'Enter' || event.code === 'Space') onOpen(packet.packet);
    else if (event.code === 'ArrowDown' || event.code === 'ArrowRight') onMove(packet.packet, 1);
    else if (event.code === 'ArrowUp' || event.code === 'ArrowLeft') onMove(packet.packet, -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      {lift > 0 && !idle && <path d={`M${x} ${y}V${y - lift}`} stroke={style.stroke} strokeWidth={1} />}
      {/* biome-ignore lint/a11y/useSemanticElements: HTML buttons can't stand inside an SVG */}
      <g
        role="button"
        tabIndex={idle ? undefined : tabbable ? 0 : -1}
        aria-hidden={idle || undefined}
        aria-label={packetName(packet)}
        aria-pressed={selected}
        data-packet={idle ? undefined : packet.packet}
        data-kind={packet.kind}
        data-status={packet.status}
        className={flying ? styles.flying : styles.capsule}
        transform={idle ? 'translate(-9999 0)' : `translate(${x} ${y - lift})`}
        onClick={() => onOpen(packet.packet)}
        onKeyDown={onKeyDown}
        onFocus={() => onFocus(packet.packet)}
      >
        {flying && words && <circle r={Math.min(width * 0.34, 30)} fill={style.stroke} opacity={0.14} />}
        <rect className={styles.hit} x={-hit.width / 2} y={-hit.height / 2} {...hit} rx={8} />
        <CapsuleShape
          shape={style.shape}
          width={width}
          height={height}
          stroke={style.stroke}
          ink={style.ink}
          dashed={packet.inferred}
        />
        {words && (
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
});
