import type { LabState } from './labState.ts';

/** Nothing has happened on the stage yet: there is nothing to play, to mark or to keep. */
export const isEmpty = ({ timeline }: Pick<LabState, 'timeline'>): boolean => timeline.events.length === 0;
