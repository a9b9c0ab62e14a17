import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useStepOnPage } from '../../course/openStep.ts';
import { useProgress } from '../../lesson/progressStore.ts';
import { tell, useClass } from '../state/classStore.ts';

/** A task often ticks together with others, and a page is often turned more than once. */
const quietMs = 400;

/** Tells the instructor where the student is and which of the step's tasks are ticked. */
export function useClassProgress(): void {
  const connected = useClass((state) => state.connection === 'open' && state.self !== null);
  const shown = useStepOnPage((state) => state.shown);
  const tasks = useProgress((state) => state.tasks);
  const [path] = useLocation();
  const inLesson = path.startsWith('/lessons/') && shown !== null;
  const told = inLesson
    ? JSON.stringify({
        place: { lesson: shown.lesson.id, step: shown.step.id },
        ticked: shown.step.tasks.filter(({ id }) => tasks[`${shown.lesson.id}/${id}`]?.done).map(({ id }) => id),
        tasks: shown.step.tasks.length,
      })
    : null;
  useEffect(() => {
    if (!connected || told === null) return;
    const timer = setTimeout(() => void tell({ kind: 'progress', ...JSON.parse(told) }), quietMs);
    return () => clearTimeout(timer);
  }, [connected, told]);
}
