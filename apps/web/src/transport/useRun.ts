import type { Timeline } from '@socketlab/timeline';
import { useMemo, useRef } from 'react';
import { useThrottled } from '../design/useThrottled.ts';
import { useLab } from '../state/store.ts';
import { createMarkIndex, type MarkIndex, type MarkSeries } from './markIndex.ts';
import { type RunScale, runScale } from './runScale.ts';

/** A flood of entries need not move the marks with every one; a run that is dear to lay out is laid out less often. */
const leastMs = 120;
const mostMs = 1500;
const share = 12;

export interface Run {
  timeline: Timeline;
  scale: RunScale;
  series: readonly MarkSeries[];
  empty: boolean;
}

/** The whole run as the scrub bar draws it: made anew when the log has grown, not when the cursor moves. */
export function useRun(): Run {
  const timeline = useLab((state) => state.timeline);
  const revision = useLab((state) => state.revision);
  const costMs = useRef(0);
  const wait = Math.min(Math.max(leastMs, costMs.current * share), mostMs);
  const shown = useThrottled(revision, wait);
  const index = useRef<{ timeline: Timeline; marks: MarkIndex } | null>(null);

  // The log is one growing object; `shown` says when it has grown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(() => {
    const began = performance.now();
    if (index.current?.timeline !== timeline) index.current = { timeline, marks: createMarkIndex(timeline) };
    const { marks } = index.current;
    marks.update();
    const scale = runScale(timeline);
    costMs.current = performance.now() - began;
    // Another array each time: what is drawn from it is memoized by it.
    return { timeline, scale, series: [...marks.series], empty: timeline.events.length === 0 };
  }, [timeline, shown]);
}
