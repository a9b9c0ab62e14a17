import type { LessonProgress } from '../lesson/lessonProgress.ts';
import type { IndexLesson, IndexStep } from './courseIndex.ts';

type Progress = Pick<LessonProgress, 'tasks' | 'predictions' | 'exercises'>;

export interface Finished {
  tasks: number;
  ofTasks: number;
  exercises: number;
  ofExercises: number;
  /** Predictions that a run has answered as they were made. */
  right: number;
  /** Predictions that have their answer. */
  answered: number;
  ofPredictions: number;
}

/** What a student has done of some steps, by ids alone. What a lesson no longer has counts for nothing. */
export function finishedOf(lesson: IndexLesson, steps: readonly IndexStep[], progress: Progress): Finished {
  const tasks = steps.flatMap((step) => step.tasks);
  const exercises = steps.flatMap((step) => step.exercise ?? []);
  const predictions = steps.flatMap((step) => step.prediction ?? []);
  const answers = predictions
    .map((id) => progress.predictions[`${lesson.id}/${id}`])
    .filter((one) => one !== undefined && (one.peeked || one.progress.shown !== null));
  return {
    tasks: tasks.filter((id) => progress.tasks[`${lesson.id}/${id}`]?.done).length,
    ofTasks: tasks.length,
    exercises: exercises.filter((id) => progress.exercises[`${lesson.id}/${id}`]).length,
    ofExercises: exercises.length,
    // Who has looked the answer up has not predicted it.
    right: answers.filter((one) => one && !one.peeked && one.progress.picked === one.progress.shown).length,
    answered: answers.length,
    ofPredictions: predictions.length,
  };
}

/** Steps are finished when all their tasks are done and their exercises passed. Where nothing is asked for, nothing is marked: nobody knows that it was read. */
export function areFinished(lesson: IndexLesson, steps: readonly IndexStep[], progress: Progress): boolean {
  const { tasks, ofTasks, exercises, ofExercises } = finishedOf(lesson, steps, progress);
  return ofTasks + ofExercises > 0 && tasks === ofTasks && exercises === ofExercises;
}
