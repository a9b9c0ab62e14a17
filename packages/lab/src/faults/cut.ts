import type { Fault } from './fault.ts';

/** A cable that is cut. Nobody is told: each end knows only that no answer comes. */
export function createCut(): Fault {
  return { meet: () => ({ drop: 'cable' }) };
}
