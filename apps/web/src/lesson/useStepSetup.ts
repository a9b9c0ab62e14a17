import type { Setup, Step } from '@socketlab/lessons';
import { useEffect, useRef } from 'react';
import { useLab } from '../state/store.ts';

const nothing = JSON.stringify({});

/**
 * Puts the wire and the hosts as a step wants them when it is entered from one that wants it otherwise. The old run goes with it: it was
 * made under other conditions. Where two steps want the same, whatever the student has set stays. What a step has laid on goes when the lesson
 * is left: the next one begins as it says itself.
 */
export function useStepSetup(step: Step): void {
  const before = useRef(nothing);
  useEffect(() => {
    const wanted = JSON.stringify(step.setup);
    if (wanted === before.current) return;
    before.current = wanted;
    begin(step.setup);
  }, [step]);
  useEffect(() => {
    return () => {
      if (before.current !== nothing) begin({});
      before.current = nothing;
    };
  }, []);
}

function begin(setup: Setup): void {
  const { reset, applySetup } = useLab.getState();
  void reset();
  applySetup(setup);
}
