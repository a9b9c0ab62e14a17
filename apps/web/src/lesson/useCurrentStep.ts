import type { Lesson, Step } from '@socketlab/lessons';
import { useParams } from 'react-router';
import { course } from './course.ts';

export interface CurrentStep {
  lesson: Lesson;
  step: Step;
  /** Counts from 0. */
  index: number;
  /** The address asked for this very step, so that nothing needs to be put right. */
  exact: boolean;
}

/** The step that the address names; the first one of the lesson, or of the first lesson, where it names none that exists. */
export function useCurrentStep(): CurrentStep {
  const { lesson: lessonId, step: stepId } = useParams();
  const lesson = course.lessons.find((one) => one.id === lessonId) ?? course.lessons[0]!;
  const found = lesson.steps.findIndex((one) => one.id === stepId);
  const index = Math.max(found, 0);
  return { lesson, step: lesson.steps[index]!, index, exact: lesson.id === lessonId && found >= 0 };
}

/** Where a step lives. */
export function stepPath(lesson: Lesson, step: Step): string {
  return `/lessons/${lesson.id}/${step.id}`;
}
