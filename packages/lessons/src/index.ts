export type { Happening, LessonFacts, PacketFacts } from './happening.ts';
export type { Course, Lesson, Program, Step } from './lesson.ts';
export { parseCourse, parseLesson } from './parseLesson.ts';
export { parseTemplates, type Template } from './parseTemplates.ts';
export { freshPrediction, type PredictionProgress, pickChoice, reducePrediction } from './predictionProgress.ts';
export type { Hint } from './schema/hint.ts';
export type { Prediction } from './schema/prediction.ts';
export type { Task } from './schema/task.ts';
export { freshTask, reduceTask, type TaskProgress } from './taskProgress.ts';
