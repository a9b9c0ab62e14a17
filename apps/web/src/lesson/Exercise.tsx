import { RichText } from './RichText.tsx';
import { useStep } from './StepContext.ts';

/** 연습: something to write, checked by real runs. */
export function Exercise() {
  const { step } = useStep();
  if (!step.exercise) return null;
  return (
    <section aria-label="연습">
      <ul>
        {step.exercise.trials.flatMap((trial) =>
          trial.checks.map((check) => (
            <li key={check.id}>
              <RichText text={check.text} />
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
