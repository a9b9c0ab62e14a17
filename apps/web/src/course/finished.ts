import type { LessonProgress } from '../lesson/lessonProgress.ts';
import type { IndexLesson, IndexStep } from './courseIndex.ts';

type Progress = Pick<LessonProgress, 'tasks' | 'predictions'>;

export interface Finished {
  tasks: number;
  ofTasks: number;
  /** Predictions that a run has answered as they were made. */
  right: number;
  /** Predictions that have their answer. */
  answered: number;
  ofPredictions: number;
}

/** What a student has done of some steps, by ids alone. What a lesson no longer has counts for nothing. */
export function finishedOf(lesson: IndexLesson, steps: readonly IndexStep[], progress: Progress): Finished {
  const tasks = steps.flatMap((step) => step.tasks);
  const predictions = steps.flatMap((step) => step.prediction ?? []);
  const answers = predictions
    .map((id) => progress.predictions[`${lesson.id}/${id}`])
    .filter((one) => one !== undefined && (one.peeked || one.progress.shown !== null));
  return {
    tasks: tasks.filter((id) => progress.tasks[`${lesson.id}/${id}`]?.done).length,
    ofTasks: tasks.length,
    // Who has looked the answer up has not predicted it.
    right: answers.filter((one) => one && !one.peeked && one.progress.picked === one.progress.shown).length,
    answered: answers.length,
    ofPredictions: predictions.length,
  };
}

/** A step is finished when all its tasks are done. One that asks for nothing is never marked: nobody knows that it was read. */
export function isFinished(lesson: IndexLesson, step: IndexStep, progress: Progress): boolean {
  const { tasks, ofTasks } = finishedOf(lesson, [step], progress);
  return ofTasks > 0 && tasks === ofTasks;
}
