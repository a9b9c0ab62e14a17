import type { StateBand } from '@socketlab/timeline';
import { type BandLanes, bandsSeen } from './bandLanes.ts';
import styles from './Ladder.module.css';
import { type LadderFrame, laneSide, laneX } from './ladderFrame.ts';
import { stateName, stateStyle } from './stateStyle.ts';

interface BandsProps {
  bands: readonly StateBand[];
  lanes: BandLanes;
  frame: LadderFrame;
  y(us: number): number;
  nowY: number;
  /** What is in view, so that a long state's name stays readable while its band is scrolled. */
  top: number;
  bottom: number;
}

const charPx = 6.6;

/** The states of the hosts' sockets along their lifelines. Dashed where no one read the kernel's table: concluded from packets. */
export function Bands({ bands, lanes, frame, y, nowY, top, bottom }: BandsProps) {
  const placed = bands
    .map((band) => ({ ...band, from: y(band.fromUs), to: band.toUs === null ? nowY : Math.min(y(band.toUs), nowY) }))
    .filter(({ from, to }) => to >= top && from <= bottom && to - from >= 0.5);
  return bandsSeen(placed, lanes, { top, bottom }).map(({ from, to, ...band }) => {
    const x = laneX(frame, band.host, lanes.laneOf(band));
    const { fill, ink } = stateStyle(band.state);
    const seenFrom = Math.max(from, top);
    const seenTo = Math.min(to, bottom);
    const name = stateName(band.state, seenTo - seenFrom, charPx);
    const out = laneSide(frame, band.host);
    const textX = frame.labelInside ? x : x + out * (frame.bandWidth / 2 + 8);
    const middle = (seenFrom + seenTo) / 2;
    return (
      <g key={band.key}>
        <title>{`${band.state} · ${band.source === 'kernel' ? '커널이 말한 상태' : '패킷에서 추정한 상태'}`}</title>
        {frame.labelInside && (
          <rect x={x - frame.bandWidth / 2} y={from} width={frame.bandWidth} height={to - from} fill="var(--paper)" />
        )}
        <rect
          x={x - frame.bandWidth / 2}
          y={from}
          width={frame.bandWidth}
          height={to - from}
          rx={3}
          fill={fill}
          className={band.source === 'kernel' ? styles.band : styles.derivedBand}
          stroke={band.source === 'kernel' ? 'none' : fill}
        />
        {name && (
          <text
            className={styles.bandName}
            transform={`translate(${textX} ${middle}) rotate(${out * 90})`}
            fill={ink}
            dy="0.34em"
          >
            {name}
          </text>
        )}
      </g>
    );
  });
}
