import type { Timeline } from '@socketlab/timeline';
import { useMemo } from 'react';
import { shortHostWords } from '../design/shortHostWords.ts';
import ladder from '../stage/Ladder.module.css';
import { LadderPicture } from '../stage/LadderPicture.tsx';
import { ladderOptions, logPxPerMs } from '../stage/ladderScale.ts';
import { useLadderFrame } from '../stage/useLadderFrame.ts';
import { endOf } from './alignedCursors.ts';
import styles from './PrintedComparing.module.css';

/** Half a sheet's width at the size in which the screen draws it. */
const widthPx = 360;
/** Where the names of the computers stand. */
const headPx = 20;
/** Above the first entry there is room for its words, below the last one for its line. */
const startPx = -26;
const footPx = 14;
/** As high as a sheet leaves room for at that width. */
const sheetPx = 980;
/** What lies on the edge of a sheet stands whole on one of the two. */
const sharedPx = 40;
const mostSheets = 2;
/** More than these are beyond any scale. */
const mostEntries = 500;
/** Below that a slope says nothing any more. */
const leastScale = 1 / 16;
const nothing = () => {};
/** No keyboard walks on paper. */
const nobody = { current: null, setCurrent: nothing, onMove: nothing };

interface LaddersOnPaper {
  /** By what the scale of every ladder is multiplied: the same for all, so that times can be compared. */
  scale: number;
  sheets: number;
}

/** How the ladders of these runs are put on paper, side by side; null where they are too long for it. */
export function laddersOnPaper(timelines: readonly Timeline[]): LaddersOnPaper | null {
  if (timelines.some(({ events }) => events.length > mostEntries)) return null;
  for (let scale = 1; scale >= leastScale; scale *= Math.SQRT1_2) {
    const heights = timelines.map((timeline) => ladderAtEnd(timeline, scale).end - startPx);
    const sheets = Math.max(1, Math.ceil((Math.max(...heights) - sharedPx) / (sheetPx - sharedPx)));
    if (sheets <= mostSheets) return { scale, sheets };
  }
  return null;
}

function ladderAtEnd(timeline: Timeline, scale: number) {
  const view = timeline.view(endOf(timeline));
  const pxPerMs = logPxPerMs(timeline.events[0]) * scale;
  const layout = timeline.ladder(ladderOptions(pxPerMs)).at(view);
  return { view, pxPerMs, layout, end: layout.y(view.atUs) + footPx };
}

interface PrintedLadderProps {
  timeline: Timeline;
  scale: number;
  /** From 0. */
  sheet: number;
}

/** What stands on one sheet of the ladder of a run that is over; nothing where it has ended on the one before. */
export function PrintedLadder({ timeline, scale, sheet }: PrintedLadderProps) {
  const { view, pxPerMs, layout, end } = useMemo(() => ladderAtEnd(timeline, scale), [timeline, scale]);
  const { lanes, frame } = useLadderFrame(view, widthPx);
  const top = startPx + sheet * (sheetPx - sharedPx);
  const bottom = Math.min(top + sheetPx, end);
  const height = bottom - top;
  if (sheet > 0 && height <= sharedPx) return null;
  return (
    <div className={ladder.ladder} data-printed={scale < 1 ? 'small' : 'whole'}>
      {/* What can be pressed on the screen is a picture here. */}
      <svg className={ladder.svg} viewBox={`0 0 ${widthPx} ${headPx + height}`} width="100%" aria-hidden="true">
        {frame.hosts.map((host) => (
          <text key={host} x={frame.lifeline[host]} y={12} className={styles.host}>
            {shortHostWords[host]}
          </text>
        ))}
        <svg y={headPx} width={widthPx} height={height} viewBox={`0 ${top} ${widthPx} ${height}`} aria-hidden="true">
          <LadderPicture
            ladder={{ view, log: timeline, few: true, layout, pxPerMs, frame, lanes, top, bottom, walk: nobody }}
            selected={null}
            grabbing={false}
            onOpen={nothing}
            onHand={nothing}
          />
        </svg>
      </svg>
    </div>
  );
}
