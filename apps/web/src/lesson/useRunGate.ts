import type { Lesson, Step } from '@socketlab/lessons';
import { useEffect } from 'react';
import { useLab } from '../state/store.ts';
import { useProgress } from './progressStore.ts';

/** Whether a class has been asked this step's question: then it is the class's answers that the run is held against. */
export type IsAsked = (lesson: string, step: string) => boolean;

/** While a step asks for a prediction, nothing runs before one is made: a run would give the answer away. */
export function useRunGate(lesson: Lesson, step: Step, isAsked?: IsAsked): void {
  useEffect(() => {
    const { setRunGate, notify } = useLab.getState();
    const { prediction } = step;
    if (!prediction) return;
    setRunGate(() => {
      if (isAsked?.(lesson.id, step.id)) return true;
      const state = useProgress.getState().predictions[`${lesson.id}/${prediction.id}`];
      if (state?.peeked || (state?.progress.picked ?? null) !== null) return true;
      notify({
        tone: 'info',
        code: null,
        text: '먼저 예측을 하나 고릅니다. 고른 다음 실행하면 무엇이 맞았는지 나옵니다.',
      });
      showPrediction();
      return false;
    });
    return () => setRunGate(null);
  }, [lesson, step, isAsked]);
}

/** Brings the question into view and the keyboard to its first choice; where the lesson stands behind a tab, that one comes forward first. */
function showPrediction(): void {
  for (const tab of document.querySelectorAll<HTMLElement>('#tab-lesson, [data-lesson-tab]')) tab.click();
  requestAnimationFrame(() => {
    const question = document.querySelector<HTMLElement>('[data-predict]');
    question?.scrollIntoView({ block: 'center' });
    question?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
  });
}
