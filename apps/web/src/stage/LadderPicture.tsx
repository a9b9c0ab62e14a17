import type { LadderLayout, StageView } from '@socketlab/timeline';
import { useMemo } from 'react';
import { Bands } from './Bands.tsx';
import { bandLanes } from './bandLanes.ts';
import { foldMarks } from './foldMarks.ts';
import styles from './Ladder.module.css';
import { ladderFrame } from './ladderFrame.ts';
import { type CapsuleActions, PacketCapsule } from './PacketCapsule.tsx';
import { PacketLine } from './PacketLine.tsx';
import { packetPath } from './packetPath.ts';
import { inSteps, packetProgress } from './packetProgress.ts';
import { type Box, capsuleSize, placeLabels } from './placeLabels.ts';
import { stackFlying } from './stackFlying.ts';
import { TimeAxis } from './TimeAxis.tsx';
import { textWidth } from './textWidth.ts';
import { timeAt } from './timeAt.ts';

interface LadderPictureProps extends CapsuleActions {
  view: StageView;
  layout: LadderLayout;
  pxPerMs: number;
  width: number;
  /** The part of the picture in view, in the layout's own heights. */
  top: number;
  bottom: number;
  reduced: boolean;
  selected: number | null;
  /** The packet that Tab reaches; the arrow keys go on from there. */
  current: number | null;
}

/** Words of a mark begin where a packet's line has left them room above or below. */
const markInset = 30;
/** Drawn beyond the edges, so that what is half in view is whole. */
const margin = 60;

/** What the log says up to now, drawn as a ladder. Only what is in view is drawn; nothing is drawn below 지금. */
export function LadderPicture(props: LadderPictureProps) {
  const { view, layout, width, top, bottom, reduced, selected, current } = props;
  const { y } = layout;
  const nowY = y(view.atUs);
  const lanes = useMemo(() => bandLanes(view.bands), [view.bands]);
  const { client, server } = lanes.count;
  const frame = useMemo(() => ladderFrame(width, { client, server }), [width, client, server]);
  const groups = useMemo(() => foldMarks(view.marks, y), [view.marks, y]);
  const places = useMemo(() => {
    const boxes = groups.map((group): Box => {
      const wide = textWidth(group.text, 11.5);
      const out = group.host === 'client' ? 1 : -1;
      return { x: frame.lifeline[group.host] + out * (markInset + wide / 2), y: group.y, width: wide, height: 14 };
    });
    return placeLabels(view.packets, y, frame, boxes);
  }, [view.packets, y, frame, groups]);

  const fromUs = timeAt(y, top - margin, 0, view.atUs);
  const toUs = timeAt(y, bottom + margin, 0, view.atUs);
  const shown = view.packets.filter((packet) => packet.sentUs <= toUs && (packet.endUs ?? view.atUs) >= fromUs);
  const paths = new Map(
    shown.map((packet) => {
      const progress = packetProgress(packet, view.atUs);
      const drawn = reduced && packet.status === 'flying' ? inSteps(progress) : progress;
      return [packet.packet, packetPath(packet, frame, y, view.atUs, drawn)];
    }),
  );
  const rows = stackFlying(
    shown
      .filter((packet) => packet.status === 'flying')
      .map((packet) => ({
        packet: packet.packet,
        x: paths.get(packet.packet)?.x2 ?? 0,
        width: capsuleSize(packet).width,
      })),
  );
  const tabbable = shown.some((packet) => packet.packet === current) ? current : (shown[0]?.packet ?? null);
  const selectedPacket = selected === null ? undefined : shown.find((packet) => packet.packet === selected);
  // The selected packet and those in flight lie on top.
  const ordered = [
    ...shown.filter((packet) => packet.status !== 'flying' && packet !== selectedPacket),
    ...shown.filter((packet) => packet.status === 'flying' && packet !== selectedPacket),
    ...(selectedPacket ? [selectedPacket] : []),
  ];

  return (
    <>
      <TimeAxis
        frame={frame}
        pxPerMs={props.pxPerMs}
        fromUs={fromUs}
        toUs={toUs}
        y={y}
        nowY={nowY}
        breaks={layout.breaks}
      />
      {(['client', 'server'] as const).map((host) => (
        <g key={host} className={styles.lifelines}>
          <path d={`M${frame.lifeline[host]} ${Math.max(top, nowY)}V${bottom}`} className={styles.ahead} />
          <path
            d={`M${frame.lifeline[host]} ${Math.max(top - 40, -26)}V${Math.min(nowY, bottom)}`}
            className={styles.past}
          />
        </g>
      ))}
      <Bands bands={view.bands} lanes={lanes} frame={frame} y={y} nowY={nowY} top={top} bottom={bottom} />
      {view.applied > 0 && (
        <g className={styles.now} transform={`translate(0 ${nowY})`}>
          <path d={`M${frame.axisX + 34} 0H${width - 6}`} />
        </g>
      )}
      {shown.map((packet) => {
        const path = paths.get(packet.packet);
        return path && <PacketLine key={packet.packet} packet={packet} path={path} />;
      })}
      {groups
        .filter((group) => group.y > top - margin && group.y < bottom + margin)
        .map((group) => {
          const out = group.host === 'client' ? 1 : -1;
          const x = frame.lifeline[group.host];
          return (
            <g key={group.key} className={styles.mark} data-kind={group.kind}>
              <circle cx={x} cy={group.y} r={3} />
              <text x={x + out * markInset} y={group.y + 4} textAnchor={out === 1 ? 'start' : 'end'}>
                {group.text}
              </text>
            </g>
          );
        })}
      {ordered.map((packet) => {
        const place = places.get(packet.packet);
        const path = paths.get(packet.packet);
        if (!place || !path) return null;
        const words =
          place.mini && packet.status === 'flying' ? { ...place, ...capsuleSize(packet), mini: false } : place;
        return (
          <PacketCapsule
            key={packet.packet}
            packet={packet}
            path={path}
            place={words}
            selected={packet.packet === selected}
            tabbable={packet.packet === tabbable}
            row={rows.get(packet.packet) ?? 0}
            onOpen={props.onOpen}
            onMove={props.onMove}
            onFocus={props.onFocus}
          />
        );
      })}
      {view.applied > 0 && (
        <text x={width - 4} y={nowY - 6} className={styles.nowText}>
          지금
        </text>
      )}
    </>
  );
}
