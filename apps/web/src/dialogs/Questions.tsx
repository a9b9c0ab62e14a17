import { lazy, Suspense } from 'react';
import { useQuestion } from './question.ts';

const QuestionDialog = lazy(async () => ({ default: (await import('./QuestionDialog.tsx')).QuestionDialog }));

/** The page's question, fetched when the first one is asked. */
export function Questions() {
  const asked = useQuestion((state) => state.question !== null);
  if (!asked) return null;
  return (
    <Suspense>
      <QuestionDialog />
    </Suspense>
  );
}
