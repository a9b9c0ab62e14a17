import type { Timeline } from '@socketlab/timeline';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { whenIdle } from '../design/whenIdle.ts';
import type { LadderFrame } from './ladderFrame.ts';
import { createLadderIndex, type LadderIndex } from './ladderIndex.ts';
import { ladderOptions } from './ladderScale.ts';
import { rehearse } from './rehearse.ts';

/** Packets and marks that are taken in while a log is first drawn: whatever a usual lesson writes. */
const mostAtFirst = 2000;
/** The same while it is drawn again: what a live log may have grown by since. */
const mostAtOnce = 500;
/** Of idle time, so that whoever presses a key meanwhile does not notice. */
const partMs = 4;
const pauseMs = 16;

/**
 * The index of the whole log, wherever the cursor stands: a move of the cursor finds it made. A long log that has just been opened is taken in while
 * the page has nothing else to do, never in a move of the cursor; until then what the index does not know is drawn without words.
 */
export function useLadderIndex(log: Timeline, frame: LadderFrame, pxPerMs: number): LadderIndex {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an index belongs to one log
  const taking = useMemo(
    () => ({ index: createLadderIndex(frame, pxPerMs), next: mostAtFirst }),
    [frame, pxPerMs, log],
  );
  /** The log that was too long for one go, once it is whole. */
  const [long, setLong] = useState<Timeline | null>(null);
  const whole = takeIn(taking.next);
  taking.next = whole ? mostAtOnce : 0;

  function takeIn(most: number): boolean {
    const end = { applied: log.events.length, atUs: log.endUs };
    return taking.index.update(log.view(end), log.ladder(ladderOptions(pxPerMs)).at(end).y, most);
  }

  useEffect(() => {
    if (whole) return;
    let cancel = whenIdle(takePart, pauseMs);
    function takePart() {
      const until = performance.now() + partMs;
      while (performance.now() < until) if (takeIn(mostAtOnce / 5)) return end();
      cancel = whenIdle(takePart, pauseMs);
    }
    function end() {
      drawAgain();
      setLong(log);
    }
    return () => cancel();
  });
  useEffect(() => (long === log ? rehearse() : undefined), [long, log]);
  return taking.index;
}
