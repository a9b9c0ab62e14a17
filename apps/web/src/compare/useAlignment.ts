import { type Alignment, alignRuns } from '@socketlab/comparison';
import { useEffect, useState } from 'react';
import { sendErrand } from '../recording/startWorker.ts';
import type { LoadedRun } from './loadRun.ts';
import type { Sides } from './runSource.ts';

/** Entries of both runs together that are aligned at once: no more than a frame's work. */
const mostAtOnce = 2000;

type Runs = Sides<LoadedRun>;

/**
 * The alignment of two runs; null while there are none, and while two long ones are being aligned on another thread: with little in common that
 * takes seconds, in which the page goes on to answer.
 */
export function useAlignment(runs: Runs | null): Alignment | null {
  const [found, setFound] = useState<{ runs: Runs; alignment: Alignment } | null>(null);

  useEffect(() => {
    if (!runs) return;
    const [a, b] = [runs.a.timeline.events, runs.b.timeline.events];
    const here = () => alignRuns(a, b);
    const tell = (alignment: Alignment) => setFound({ runs, alignment });
    if (a.length + b.length <= mostAtOnce) return tell(here());
    const { answer, drop } = sendErrand<Alignment>(alignWorker, [a, b], here);
    answer.then(tell, reportError);
    return drop;
  }, [runs]);

  return found && found.runs === runs ? found.alignment : null;
}

const alignWorker = () => new Worker(new URL('./alignWorker.ts', import.meta.url), { type: 'module', name: 'align' });
