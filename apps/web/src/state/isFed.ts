import type { LabState } from './labState.ts';

/** Whether entries still come: of the page's own lab, or of one that it only watches. */
export const isFed = (lab: LabState['lab']): lab is NonNullable<LabState['lab']> =>
  lab?.status === 'open' || lab?.status === 'watched';

/** What is on the stage goes on, or went on, without the student's hand: nothing can be asked of it. */
export const isHandless = ({ lab, watching }: Pick<LabState, 'lab' | 'watching'>): boolean =>
  watching !== null || lab?.status === 'watched';
