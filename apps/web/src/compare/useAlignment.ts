import { type Alignment, alignRuns } from '@socketlab/comparison';
import { useEffect, useState } from 'react';
import { startWorker } from '../recording/startWorker.ts';
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
    const here = () => setFound({ runs, alignment: alignRuns(a, b) });
    const worker = a.length + b.length > mostAtOnce ? startWorker(alignWorker) : null;
    if (!worker) return here();
    worker.onmessage = ({ data }: MessageEvent<Alignment>) => setFound({ runs, alignment: data });
    // The thread could not be had, or not its code.
    worker.onerror = here;
    worker.postMessage([a, b]);
    return () => worker.terminate();
  }, [runs]);

  return found && found.runs === runs ? found.alignment : null;
}

const alignWorker = () => new Worker(new URL('./alignWorker.ts', import.meta.url), { type: 'module', name: 'align' });
