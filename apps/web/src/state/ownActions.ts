import type { LabState } from './labState.ts';

/** What the page does to its own files and lab, and what something else answers while that stands on the stage: a recording, or somebody else's lab. */
export type OwnActions = Pick<LabState, 'openSpace' | 'setSource' | 'reset' | 'applySetup'>;

/** The actions that stand in the store, to be put back when what takes their place has gone. */
export const ownActions = ({ openSpace, setSource, reset, applySetup }: LabState): OwnActions => ({
  openSpace,
  setSource,
  reset,
  applySetup,
});
