import { useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useReducedMotion } from '../design/useReducedMotion.ts';
import { useHand } from '../faults/handStore.ts';
import { grab, onHand } from '../faults/onHand.ts';
import { useLab } from '../state/store.ts';
import { EmptyStage } from './EmptyStage.tsx';
import styles from './Ladder.module.css';
import { LadderHeads } from './LadderHeads.tsx';
import { LadderPicture } from './LadderPicture.tsx';
import { ladderOptions, logPxPerMs } from './ladderScale.ts';
import { useBoxSize } from './useBoxSize.ts';
import { useFollow } from './useFollow.ts';
import { useLadderFrame } from './useLadderFrame.ts';
import { useLadderWalk } from './useLadderWalk.ts';

/** Above the first entry: room for its words. */
const headPx = 42;
const footPx = 40;
/** Up to so many entries all packets are drawn, for those who walk through them by screen reader; of more, those in view. */
const fewEntries = 500;

/**
 * The ladder between the computers: time runs downward, each packet is a line whose slope is its true transit time.
 * `zoom` doubles the scale for each step, and halves it below zero.
 */
export function Ladder({ zoom }: { zoom: number }) {
  const view = useLab((state) => state.view);
  const log = useLab((state) => state.timeline);
  const selected = useLab((state) => state.selectedPacket);
  const selectPacket = useLab((state) => state.selectPacket);
  const mode = useLab((state) => state.playback.mode);
  const goLive = useLab((state) => state.goLive);
  const grabbing = useHand((state) => state.grabbing);
  const reduced = useReducedMotion();
  const scroller = useRef<HTMLElement>(null);
  const { width, height } = useBoxSize(scroller);
  const few = log.events.length <= fewEntries;

  const pxPerMs = logPxPerMs(log.events[0]) * 2 ** zoom;
  const layout = useMemo(() => log.ladder(ladderOptions(pxPerMs)).at(view), [log, view, pxPerMs]);
  const nowY = layout.y(view.atUs) + headPx;
  const total = Math.max(height, layout.y(Math.max(view.atUs, 0)) + headPx + footPx);
  const { lanes, frame } = useLadderFrame(view, width);
  const follow = useFollow(scroller, nowY, { height, total });
  const top = follow.scrollTop - headPx;

  const { reveal } = follow;
  const { current, setCurrent, onMove } = useLadderWalk(scroller, view.packets, { layout, headPx, reveal });

  // Before the first entry of a log that has some, the ladder is bare: what stands there is the past, not an invitation to run.
  const empty = log.events.length === 0;
  return (
    <div className={styles.ladder}>
      <section
        ref={scroller}
        className={styles.scroller}
        onScroll={follow.onScroll}
        aria-label="회선의 패킷"
        // Where no packet can be reached (of many only those in view are drawn), the keyboard still reaches the picture and scrolls it.
        tabIndex={empty || (few && view.packets.length > 0) ? undefined : 0}
      >
        {width > 0 && !empty && (
          <div style={{ height: total }}>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't stand inside an SVG */}
            <svg
              className={styles.svg}
              width={width}
              height={height}
              role="group"
              aria-label="패킷 사다리"
              data-grabbing={(grabbing && mode === 'live') || undefined}
              onPointerDown={grabbing && mode === 'live' ? grab : undefined}
            >
              <g transform={`translate(0 ${headPx - follow.scrollTop})`}>
                <LadderPicture
                  view={view}
                  log={log}
                  few={few}
                  layout={layout}
                  pxPerMs={pxPerMs}
                  frame={frame}
                  lanes={lanes}
                  top={top}
                  bottom={top + height}
                  reduced={reduced}
                  selected={selected}
                  current={current}
                  onOpen={selectPacket}
                  onMove={onMove}
                  grabbing={grabbing && mode === 'live'}
                  onHand={onHand}
                  onFocus={setCurrent}
                />
              </g>
            </svg>
          </div>
        )}
        {empty && <EmptyStage />}
      </section>
      {width > 0 && !empty && frame.hosts.length > 2 && <LadderHeads frame={frame} power={view.power} />}
      {!empty && !follow.following && (
        <Button
          className={styles.toNow ?? ''}
          onPress={() => {
            follow.follow();
            if (mode === 'live') goLive();
          }}
        >
          지금으로
        </Button>
      )}
    </div>
  );
}
