export { conductRerun, type RerunNote, type RerunOptions, type RerunResult } from './conductRerun.ts';
export type { Anchor, Deed, LostDeed, PlannedDeed, RerunPlan } from './deed.ts';
export { planRerun } from './planRerun.ts';
export type { RerunBench, RerunRequest } from './rerunBench.ts';
