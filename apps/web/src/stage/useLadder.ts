import type { StageView, Timeline } from '@socketlab/timeline';
import { useMemo, useRef } from 'react';
import { ladderOptions, logPxPerMs } from './ladderScale.ts';
import { useBoxSize } from './useBoxSize.ts';
import { useFollow } from './useFollow.ts';
import { useLadderFrame } from './useLadderFrame.ts';
import { useLadderWalk } from './useLadderWalk.ts';

/** Up to so many entries all packets are drawn, for those who walk through them by screen reader; of more, those in view. */
const fewEntries = 500;

interface LadderRoom {
  /** Doubles the scale for each step, and halves it below zero. */
  zoom?: number;
  /** Left free above the first entry, and below 지금. */
  headPx: number;
  footPx: number;
}

export type ScrolledLadder = ReturnType<typeof useLadder>;

/** What of it is needed to draw it, whether or not it is in a scroller. */
export type DrawnLadder = Omit<ScrolledLadder, 'scroller' | 'width' | 'height' | 'total' | 'follow'>;

/** A log's ladder in the element of `scroller`: where all of it stands, what of it is in view, and where the keyboard is. */
export function useLadder(log: Timeline, view: StageView, { zoom = 0, headPx, footPx }: LadderRoom) {
  const scroller = useRef<HTMLElement>(null);
  const { width, height } = useBoxSize(scroller);
  const pxPerMs = logPxPerMs(log.events[0]) * 2 ** zoom;
  const layout = useMemo(() => log.ladder(ladderOptions(pxPerMs)).at(view), [log, view, pxPerMs]);
  const nowY = layout.y(view.atUs) + headPx;
  const total = Math.max(height, layout.y(Math.max(view.atUs, 0)) + headPx + footPx);
  const { lanes, frame } = useLadderFrame(view, width);
  const follow = useFollow(scroller, nowY, { height, total });
  const { reveal } = follow;
  const walk = useLadderWalk(scroller, view.packets, { layout, headPx, reveal });
  const few = log.events.length <= fewEntries;
  /** The part of it in view, in the layout's own heights. */
  const top = follow.scrollTop - headPx;
  const bottom = top + height;
  return { log, view, few, scroller, width, height, total, top, bottom, pxPerMs, layout, lanes, frame, follow, walk };
}
