export {
  type AlignedLane,
  type AlignedRow,
  type Alignment,
  type AlignmentSummary,
  type AttributeName,
  alignedLanes,
  type ChangedAttribute,
  type Difference,
  type LaneCounts,
} from './alignment.ts';
export { alignRuns } from './alignRuns.ts';
export type { TellingSentence } from './tellingSentences.ts';
