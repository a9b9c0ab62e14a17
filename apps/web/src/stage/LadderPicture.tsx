import type { PacketView } from '@socketlab/timeline';
import { useState } from 'react';
import { useReducedMotion } from '../design/useReducedMotion.ts';
import { Bands } from './Bands.tsx';
import styles from './Ladder.module.css';
import { capsuleSize, dotSize } from './labelPlacer.ts';
import { Marks } from './Marks.tsx';
import { isOnWire } from './onWire.ts';
import { type CapsuleActions, PacketCapsule, type PacketCapsuleProps } from './PacketCapsule.tsx';
import { PacketDots, PacketLines } from './PacketLines.tsx';
import { endOf, packetPath, pointAt } from './packetPath.ts';
import { inSteps, packetProgress } from './packetProgress.ts';
import { capsuleText } from './packetStyle.ts';
import { createRecycler } from './recycler.ts';
import { stackFlying } from './stackFlying.ts';
import { TimeAxis } from './TimeAxis.tsx';
import { timeAt } from './timeAt.ts';
import type { DrawnLadder } from './useLadder.ts';
import { useLadderIndex } from './useLadderIndex.ts';

interface LadderPictureProps extends Pick<CapsuleActions, 'onOpen' | 'onHand'> {
  ladder: DrawnLadder;
  selected: number | null;
  /** A press on a packet in flight takes hold of it. */
  grabbing: boolean;
}

/** Drawn beyond the edges, so that what is half in view is whole. */
const margin = 60;
/** From so many packets in view on, lines are thin and pale, and packets without words are dots of one path. */
const denseFrom = 120;
/** Capsules in flight at one place are lifted by this each, and from the last row on drawn without words. */
const rowPx = 30;
const wordRows = 4;
/** Elements of packets that wait out of sight for others of their look. */
const reserve = 60;

type Capsule = Pick<PacketCapsuleProps, 'packet' | 'x' | 'y' | 'width' | 'height' | 'lift' | 'words'> & {
  id: number;
  look: string;
};

/**
 * What the log says up to now, drawn as a ladder; nothing is drawn below 지금. Of many packets only those in view are drawn; of
 * a few all are there, for those who walk through them by screen reader.
 */
export function LadderPicture({ ladder, selected, grabbing, onOpen, onHand }: LadderPictureProps) {
  const { view, log, few, layout, pxPerMs, frame, lanes, top, bottom, walk } = ladder;
  const { current, setCurrent, onMove } = walk;
  const reduced = useReducedMotion();
  const { y } = layout;
  const { width } = frame;
  const nowY = y(view.atUs);
  const index = useLadderIndex(log, frame, pxPerMs);
  const [recycle] = useState(createRecycler<Capsule>);

  const fromUs = timeAt(y, top - margin, 0, view.atUs);
  const toUs = timeAt(y, bottom + margin, 0, view.atUs);
  const drawn = (few ? [...view.packets] : view.packets.between(fromUs, toUs)).map((packet) => {
    const progress = packetProgress(packet, view.atUs);
    const shown = reduced && isOnWire(packet) ? inSteps(progress) : progress;
    const { origin } = packet;
    const cause = origin?.kind === 'middlebox' ? view.packets.numbered(origin.cause)?.from : undefined;
    return { packet, path: packetPath(packet, frame, y, view.atUs, shown, cause) };
  });
  const rows = stackFlying(
    drawn
      .filter(({ packet }) => isOnWire(packet))
      .map(({ packet, path }) => ({ packet: packet.packet, x: endOf(path).x, width: capsuleSize(packet).width })),
  );
  const dense = drawn.length > denseFrom;
  const capsules: Capsule[] = [];
  const dots: { packet: PacketView; x: number; y: number }[] = [];
  for (const { packet, path } of drawn) {
    const flying = isOnWire(packet);
    const place = index.placeOf(packet);
    const at = flying ? endOf(path) : pointAt(path, place?.part ?? 0.5);
    const row = rows.get(packet.packet) ?? 0;
    const chosen = packet.packet === selected || packet.packet === current;
    const words = chosen || (flying ? row < wordRows : place?.mini === false);
    const lift = flying ? Math.min(row, wordRows) * rowPx : 0;
    const id = packet.packet;
    const look = `${packet.status} ${packet.kind} ${words ? capsuleText(packet) : ''}`;
    const size = capsuleSize(packet);
    // At the very ends of the wire half a capsule would lie beyond the picture; its line still ends where the packet is.
    const x = Math.min(Math.max(at.x, size.width / 2 + 8), width - size.width / 2 - 8);
    if (words) capsules.push({ id, look, packet, x, y: at.y, lift, ...size, words });
    else if (!dense) capsules.push({ id, look, packet, ...at, lift: 0, ...dotSize, words });
    if (flying || (!words && dense)) dots.push({ packet, ...at });
  }
  // What flies lies above what is over, and the chosen packet above all.
  const height = ({ packet, words }: Capsule) =>
    packet.packet === selected ? 3 : isOnWire(packet) ? 2 : words ? 0 : 1;
  // Those who walk through a few meet them in their order; of many, no element should have to change its place.
  if (few) capsules.sort((a, b) => height(a) - height(b));
  const elements = few
    ? capsules.map((entry) => ({ key: entry.id, entry, idle: false }))
    : [...recycle(capsules, { kept: [selected, current], reserve })].sort((a, b) => height(a.entry) - height(b.entry));
  const tabbable = capsules.some(({ packet }) => packet.packet === current)
    ? current
    : (capsules[0]?.packet.packet ?? null);

  return (
    <>
      <TimeAxis
        frame={frame}
        pxPerMs={pxPerMs}
        fromUs={fromUs}
        toUs={toUs}
        y={y}
        nowY={nowY}
        breaks={layout.breaksBetween(fromUs, toUs)}
      />
      {view.hosts.map((host) => (
        <g key={host}>
          <path d={`M${frame.lifeline[host]} ${Math.max(top, nowY)}V${bottom}`} className={styles.ahead} />
          <path
            d={`M${frame.lifeline[host]} ${Math.max(top - 40, -26)}V${Math.min(nowY, bottom)}`}
            className={styles.past}
          />
        </g>
      ))}
      <Bands
        bands={view.bands.between(fromUs, toUs)}
        lanes={lanes}
        frame={frame}
        y={y}
        nowY={nowY}
        top={top}
        bottom={bottom}
      />
      <path className={styles.now} d={`M${frame.axisX + 34} ${nowY}H${width - 6}`} />
      <PacketLines drawn={drawn} dense={dense} />
      <Marks groups={index.groupsIn(top - margin, bottom + margin, view.marks.length)} frame={frame} />
      <PacketDots dots={dots} onOpen={onOpen} />
      {elements.map(({ key, idle, entry: { packet, id, look, ...capsule } }) => (
        <PacketCapsule
          key={key}
          packet={packet}
          {...capsule}
          idle={idle}
          selected={packet.packet === selected}
          tabbable={packet.packet === tabbable}
          grabbable={grabbing && isOnWire(packet) && !packet.inferred}
          onHand={onHand}
          onOpen={onOpen}
          onMove={onMove}
          onFocus={setCurrent}
        />
      ))}
      <text x={width - 4} y={nowY - 6} className={styles.nowText}>
        지금
      </text>
    </>
  );
}
