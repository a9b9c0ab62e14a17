import { type Alignment, alignRuns } from '@socketlab/comparison';
import { useEffect, useState } from 'react';
import { whyNotOpened } from '../recording/whyNotOpened.ts';
import { type LoadedRun, loadRun } from './loadRun.ts';
import type { Sides } from './runSource.ts';

export interface ReadyPair {
  runs: Sides<LoadedRun>;
  alignment: Alignment;
}

/** Two sides of a ready-made comparison, aligned; null until they are here, and a text where they can't be had. */
export function useReadyPair(name: string, a: string, b: string): ReadyPair | string | null {
  const [pair, setPair] = useState<ReadyPair | string | null>(null);
  useEffect(() => {
    let wanted = true;
    setPair(null);
    Promise.all([a, b].map((side) => loadRun({ kind: 'ready', name, side })))
      .then(([ofA, ofB]) => {
        if (!wanted || !ofA || !ofB) return;
        const alignment = alignRuns(ofA.timeline.events, ofB.timeline.events);
        setPair({ runs: { a: ofA, b: ofB }, alignment });
      })
      .catch((error) => wanted && setPair(whyNotOpened(error)));
    return () => {
      wanted = false;
    };
  }, [name, a, b]);
  return pair;
}
