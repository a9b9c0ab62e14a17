import type { Lesson, Step } from '@socketlab/lessons';
import { createContext, useContext } from 'react';

/** The step whose text is being drawn, for the parts that stand inside that text. */
export const StepContext = createContext<{ lesson: Lesson; step: Step } | null>(null);

export function useStep(): { lesson: Lesson; step: Step } {
  const value = useContext(StepContext);
  if (!value) throw new Error('a part of a lesson stands outside of one');
  return value;
}
