import type { LabEvent } from '@socketlab/protocol';

/** When it happened, in microseconds from the lab's start: its entry may have been written later. */
export const happenedUs = ({ at, lateUs = 0 }: Pick<LabEvent, 'at' | 'lateUs'>): number => at - lateUs;
