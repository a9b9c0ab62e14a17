import type { LabEvent } from '@socketlab/protocol';
import { sendErrand } from '../recording/startWorker.ts';
import { findDifferences, type RerunDifference } from './differences.ts';
import { type RerunOutcome, useRerun } from './rerunStore.ts';

const differencesWorker = () =>
  new Worker(new URL('./differencesWorker.ts', import.meta.url), { type: 'module', name: 'differences' });

/**
 * Works out in what a rerun that is done differs from the run it repeats, on another thread: two long runs with little in common take seconds, in
 * which the lab is the student's already. Says it in `useRerun`, unless something else stands there by then. Rejects with what broke.
 */
export async function compareRerun(old: readonly LabEvent[], made: readonly LabEvent[]): Promise<void> {
  const { rerun } = useRerun.getState();
  const tell = (differences: RerunOutcome['differences']) => {
    if (rerun?.status === 'done' && useRerun.getState().rerun === rerun)
      useRerun.setState({ rerun: { ...rerun, differences } });
  };
  const here = () => findDifferences(old, made);
  try {
    tell(await sendErrand<readonly RerunDifference[]>(differencesWorker, [old, made], here).answer);
  } catch (error) {
    tell('failed');
    throw error;
  }
}
