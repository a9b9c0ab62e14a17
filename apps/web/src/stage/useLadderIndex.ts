import type { Timeline } from '@socketlab/timeline';
import { useEffect, useMemo, useReducer } from 'react';
import type { LadderFrame } from './ladderFrame.ts';
import { createLadderIndex, type LadderIndex } from './ladderIndex.ts';
import { ladderOptions } from './ladderScale.ts';

/** Taken into an index in one frame: a few milliseconds' work. */
const mostAtOnce = 2000;

/**
 * The index of the whole log, wherever the cursor stands: a move of the cursor finds it made. A long log that has just been opened is taken in over
 * many frames; until then what it does not know is drawn without words.
 */
export function useLadderIndex(log: Timeline, frame: LadderFrame, pxPerMs: number): LadderIndex {
  const [, goOn] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an index belongs to one log
  const index = useMemo(() => createLadderIndex(frame, pxPerMs), [frame, pxPerMs, log]);
  const end = { applied: log.events.length, atUs: log.endUs };
  const whole = index.update(log.view(end), log.ladder(ladderOptions(pxPerMs)).at(end).y, mostAtOnce);
  useEffect(() => {
    if (whole) return;
    const frame = requestAnimationFrame(goOn);
    return () => cancelAnimationFrame(frame);
  });
  return index;
}
