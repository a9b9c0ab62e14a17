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
  type TellingSentence,
} from './alignment.ts';
export { alignRuns } from './alignRuns.ts';
