import type { Cursor, Timeline } from '@socketlab/timeline';
import { useEffect, useMemo, useRef } from 'react';
import { useReducedMotion } from '../design/useReducedMotion.ts';
import ladder from '../stage/Ladder.module.css';
import { LadderHeads } from '../stage/LadderHeads.tsx';
import { LadderPicture } from '../stage/LadderPicture.tsx';
import { ladderOptions, logPxPerMs } from '../stage/ladderScale.ts';
import { useBoxSize } from '../stage/useBoxSize.ts';
import { useFollow } from '../stage/useFollow.ts';
import { useLadderFrame } from '../stage/useLadderFrame.ts';
import { useLadderWalk } from '../stage/useLadderWalk.ts';

interface RunLadderProps {
  timeline: Timeline;
  cursor: Cursor;
  /** What a screen reader calls it. */
  name: string;
  selected: number | null;
  onOpen(packet: number): void;
  /** A moment to have in view at first, in microseconds, instead of the cursor. */
  lookAtUs?: number | undefined;
  /** Beside a text: there is no room for the words of calls and of quiet times. */
  small?: boolean;
}

const headPx = 34;
const footPx = 28;
/** Up to so many entries all packets are drawn, for those who walk through them by screen reader; of more, those in view. */
const fewEntries = 500;
const nothing = () => {};

/** The ladder of a run that is over, at a moment of it. Nothing in it can be taken hold of. */
export function RunLadder({ timeline, cursor, name, selected, onOpen, lookAtUs, small = false }: RunLadderProps) {
  const scroller = useRef<HTMLElement>(null);
  const { width, height } = useBoxSize(scroller);
  const reduced = useReducedMotion();
  const { applied, atUs } = cursor;
  const view = useMemo(() => timeline.view({ applied, atUs }), [timeline, applied, atUs]);
  const pxPerMs = logPxPerMs(timeline.events[0]);
  const layout = useMemo(() => timeline.ladder(ladderOptions(pxPerMs)).at(view), [timeline, view, pxPerMs]);
  const { lanes, frame } = useLadderFrame(view, width);
  const nowY = layout.y(view.atUs) + headPx;
  const total = Math.max(height, nowY + footPx);
  const follow = useFollow(scroller, nowY, { height, total });
  const top = follow.scrollTop - headPx;

  const { reveal } = follow;
  const { current, setCurrent, onMove } = useLadderWalk(scroller, view.packets, { layout, headPx, reveal });
  const revealRef = useRef(reveal);
  revealRef.current = reveal;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once there is room for it
  useEffect(() => {
    if (lookAtUs !== undefined && height > 0) revealRef.current(layout.y(lookAtUs) + headPx);
  }, [lookAtUs, height]);

  return (
    <div className={ladder.ladder} data-small={small || undefined}>
      <section ref={scroller} className={ladder.scroller} onScroll={follow.onScroll} aria-label={name}>
        {width > 0 && (
          <div style={{ height: total }}>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't stand inside an SVG */}
            <svg className={ladder.svg} width={width} height={height} role="group" aria-label={`${name}, 패킷 사다리`}>
              <g transform={`translate(0 ${headPx - follow.scrollTop})`}>
                <LadderPicture
                  view={view}
                  log={timeline}
                  few={timeline.events.length <= fewEntries}
                  layout={layout}
                  pxPerMs={pxPerMs}
                  frame={frame}
                  lanes={lanes}
                  top={top}
                  bottom={top + height}
                  reduced={reduced}
                  selected={selected}
                  current={current}
                  grabbing={false}
                  onOpen={onOpen}
                  onMove={onMove}
                  onHand={nothing}
                  onFocus={setCurrent}
                />
              </g>
            </svg>
          </div>
        )}
      </section>
      {width > 0 && <LadderHeads frame={frame} power={view.power} />}
    </div>
  );
}
