import type { LabEvent } from './labEvent.ts';

/** When an entry truly happened, in microseconds from the lab's start: one that reached the log late says by how much. */
export const happenedUs = ({ at, lateUs = 0 }: Pick<LabEvent, 'at' | 'lateUs'>): number => Math.max(0, at - lateUs);
