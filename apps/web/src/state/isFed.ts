import type { LabState } from './labState.ts';

/** Whether entries still come: of the page's own lab, or of one that it only watches. */
export const isFed = (lab: LabState['lab']): lab is NonNullable<LabState['lab']> =>
  lab?.status === 'open' || lab?.status === 'watched';
