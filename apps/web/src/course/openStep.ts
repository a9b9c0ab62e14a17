import { loaders } from 'virtual:lessons/index';
import type { Lesson, Step } from '@socketlab/lessons';
import type { MDXContent } from 'mdx/types';
import { create } from 'zustand';

/** A step whose lesson and text are here. */
export interface OpenStep {
  lesson: Lesson;
  step: Step;
  /** Counts from 0. */
  index: number;
  Text: MDXContent;
}

interface StepOnPage {
  /** What is shown. While another one is on its way it stays: the page never goes blank between two steps. */
  shown: OpenStep | null;
  /** The step that could not be fetched; the server is gone, or another version of it has come. */
  failed: { lesson: string; step: string } | null;
  open(lesson: string, step: string): Promise<void>;
}

/** A lesson and the text of one of its steps, fetched as one when they are first wanted. Rejects where they can't be. */
export async function fetchStep(lessonId: string, stepId: string): Promise<OpenStep> {
  const load = loaders[lessonId];
  if (!load) throw new Error(`no lesson ${lessonId}`);
  const { lesson, texts } = await load();
  const index = lesson.steps.findIndex((one) => one.id === stepId);
  const step = lesson.steps[index];
  const loadText = texts[stepId];
  if (!step || !loadText) throw new Error(`no step ${lessonId}/${stepId}`);
  return { lesson, step, index, Text: (await loadText()).default };
}

/** The step on the page. */
export const useStepOnPage = create<StepOnPage>()((set, get) => {
  let wanted = 0;
  return {
    shown: null,
    failed: null,
    async open(lesson, step) {
      const { shown } = get();
      wanted += 1;
      if (shown?.lesson.id === lesson && shown.step.id === step) return;
      const mine = wanted;
      try {
        const found = await fetchStep(lesson, step);
        // Whoever turns pages quickly sees the last one asked for, whichever comes first.
        if (mine === wanted) set({ shown: found, failed: null });
      } catch {
        if (mine === wanted) set({ failed: { lesson, step } });
      }
    },
  };
});
