import { useCallback, useMemo, useRef } from 'react';
import { useBoxSize } from '../stage/useBoxSize.ts';
import { BookmarkFlags } from './BookmarkFlags.tsx';
import { LoopSection } from './LoopSection.tsx';
import type { ColumnScale } from './markColumns.ts';
import { scrubLanes } from './markIndex.ts';
import { markPaths } from './markPaths.ts';
import { Overview } from './Overview.tsx';
import { Playhead } from './Playhead.tsx';
import styles from './Scrub.module.css';
import { ScrubHint } from './ScrubHint.tsx';
import { laneMarkPx, laneTop, padPx, scrubHeight } from './scrubGeometry.ts';
import { useRun } from './useRun.ts';
import { useScrubWindow } from './useScrubWindow.ts';
import { laneNames } from './whatIsAt.ts';

/** The run from left to right: a row of marks for each lane, and the bar by which the cursor is moved. Of a long run, a window on it. */
export function Scrub() {
  const run = useRun();
  const { scale, series, timeline, empty } = run;
  const { long, window, choose, chooseAll } = useScrubWindow(scale, timeline.events.length);
  const box = useRef<HTMLDivElement>(null);
  const { width } = useBoxSize(box);

  const columns = useMemo<ColumnScale>(() => {
    const inner = Math.max(width - padPx * 2, 1);
    const perPlace = inner / (window.to - window.from);
    return {
      x: (us) => padPx + (scale.place(us) - window.from) * perPlace,
      timeAt: (x) => scale.timeAt(window.from + Math.max(0, x - padPx) / perPlace),
      fromUs: scale.timeAt(window.from),
      toUs: scale.timeAt(window.to),
    };
  }, [scale, window, width]);
  const paths = useMemo(() => (width > 0 ? markPaths(series, columns) : []), [series, columns, width]);
  const xOf = useCallback((us: number) => columns.x(us), [columns]);

  return (
    <div className={styles.whole}>
      {long && <Overview run={run} window={window} onChoose={choose} onChooseAll={chooseAll} />}
      <div className={styles.row}>
        <ul className={styles.names} aria-hidden="true" style={{ height: scrubHeight }}>
          {scrubLanes.map((lane) => (
            <li key={lane} style={{ top: laneTop(lane) + laneMarkPx / 2 }}>
              {laneNames[lane]}
            </li>
          ))}
        </ul>
        <div ref={box} className={styles.scrub} style={{ height: scrubHeight }}>
          <svg width={width} height={scrubHeight} aria-hidden="true">
            {scrubLanes.map((lane) => (
              <rect
                key={lane}
                x={padPx}
                y={laneTop(lane) + laneMarkPx / 2 - 0.5}
                width={Math.max(width - padPx * 2, 1)}
                height={1}
                fill="var(--line)"
              />
            ))}
            {paths.map(({ key, ...path }) => (
              <path key={key} {...path} />
            ))}
          </svg>
          <Playhead scale={scale} columns={columns} width={width} empty={empty} />
          <LoopSection columns={columns} timeline={timeline} width={width} />
          <BookmarkFlags xOf={xOf} columns={columns} />
          <ScrubHint box={box} series={series} columns={columns} empty={empty} />
        </div>
      </div>
    </div>
  );
}
