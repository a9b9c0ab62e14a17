import type { PacketView } from '@socketlab/timeline';
import { type KeyboardEvent, memo } from 'react';
import { CapsuleShape } from './CapsuleShape.tsx';
import styles from './Ladder.module.css';
import { isOnWire } from './onWire.ts';
import { capsuleText, packetName, packetStyle } from './packetStyle.ts';

export interface CapsuleActions {
  onOpen(packet: number): void;
  onMove(packet: number, by: 1 | -1): void;
  onFocus(packet: number): void;
  /** A hand reaches for a packet that is still on the wire. */
  onHand(packet: PacketView, deed: HandDeed): void;
}

/** `grab`: takes hold of it, or chooses it where it is held already. `toggle`: holds it or lets it go. */
export type HandDeed = 'grab' | 'toggle' | 'drop' | 'duplicate';

/** Keys of the hand, by their place: a Korean layout sends other letters. */
const deeds: Readonly<Record<string, HandDeed>> = { KeyH: 'toggle', KeyX: 'drop', KeyD: 'duplicate' };

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
  /** A press takes hold of it instead of opening it. */
  grabbable: boolean;
}

/** A packet's capsule, a button that opens its bytes: where the packet is while it flies, on its line once it is over. */
export const PacketCapsule = memo(function PacketCapsule(props: PacketCapsuleProps) {
  const { packet, x, y, width, height, lift, words, idle, selected, tabbable, grabbable } = props;
  const { onOpen, onMove, onFocus, onHand } = props;
  const style = packetStyle(packet);
  const flying = isOnWire(packet);
  const held = packet.status === 'held';
  const filled = style.shape === 'filledPill' && !packet.inferred;
  const hit = { width: Math.max(width, 24) + 6, height: Math.max(height, 24) + 6 };

  function onKeyDown(event: KeyboardEvent) {
    if (event.code === 'Enter' || event.code === 'Space') onOpen(packet.packet);
    else if (event.code === 'ArrowDown' || event.code === 'ArrowRight') onMove(packet.packet, 1);
    else if (event.code === 'ArrowUp' || event.code === 'ArrowLeft') onMove(packet.packet, -1);
    else if (flying && deeds[event.code] && !event.ctrlKey && !event.metaKey && !event.altKey)
      onHand(packet, deeds[event.code]!);
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
        onClick={(event) => {
          if (!grabbable) onOpen(packet.packet);
          // No finger, no button: a screen reader's press comes as a click alone.
          else if (event.detail === 0) onHand(packet, 'grab');
        }}
        aria-keyshortcuts={flying && !packet.inferred ? 'H X D' : undefined}
        data-grabbable={grabbable || undefined}
        onKeyDown={onKeyDown}
        onFocus={() => onFocus(packet.packet)}
      >
        {held && <path className={styles.held} d={claspPath(width, height)} />}
        {flying && !held && words && <circle r={Math.min(width * 0.34, 30)} fill={style.stroke} opacity={0.14} />}
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

/** Two brackets around a capsule that is held: neither colour nor motion alone says it. */
function claspPath(width: number, height: number): string {
  const [w, h] = [width / 2 + 7, height / 2 + 6];
  return `M${-w + 8} ${-h}H${-w}V${h}H${-w + 8}M${w - 8} ${-h}H${w}V${h}H${w - 8}`;
}
