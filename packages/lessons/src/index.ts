export {
  type CheckResult,
  conductExercise,
  type ExerciseParts,
  type ExerciseResult,
  type TrialResult,
} from './conductExercise.ts';
export { type Bench, conductRun, type RunPlan } from './conductRun.ts';
export type { Happening, LabHappening, LessonFacts, PacketFacts, PacketSight } from './happening.ts';
export {
  createHappeningReader,
  type DecodedPacket,
  type DecodePacket,
  type HappeningReader,
} from './happeningReader.ts';
export { judgeClaim, probeMark, type Run, type Verdict } from './judgeClaim.ts';
export type { Course, Lesson, Part, Program, Step } from './lesson.ts';
export { matches } from './matchCondition.ts';
export type { Comparison } from './parseComparisons.ts';
export { parseCourse, parseLesson } from './parseLesson.ts';
export { parseTemplates, type Template } from './parseTemplates.ts';
export { freshPrediction, type PredictionProgress, pickChoice, reducePrediction } from './predictionProgress.ts';
export { probeFile } from './probeFile.ts';
export { resolveProgram } from './resolveProgram.ts';
export type { Deed } from './schema/act.ts';
export type { Check, Exercise, Trial } from './schema/exercise.ts';
export type { Fact } from './schema/fact.ts';
export type { Hint } from './schema/hint.ts';
export type { Prediction } from './schema/prediction.ts';
export type { Setup } from './schema/setup.ts';
export type { Task } from './schema/task.ts';
export type { Need } from './schema/words.ts';
export { setupFaults } from './setupFaults.ts';
export { freshTask, reduceTask, type TaskProgress } from './taskProgress.ts';
