import type { Exercise } from '@socketlab/lessons';
import { RichText } from '../lesson/RichText.tsx';
import { type CheckState, checkStates } from './checkStates.ts';
import styles from './Exercise.module.css';
import type { Attempt } from './exerciseStore.ts';

const words: Record<CheckState, string> = {
  open: '아직 검사하지 않음',
  running: '검사하는 중',
  passed: '통과',
  failed: '통과하지 못함',
  impossible: '이 컴퓨터에서는 볼 수 없음',
};
const marks: Record<CheckState, string> = {
  open: 'M6 10h8',
  running: 'M10 6v4l2.5 2',
  passed: 'M6.4 10.3l2.4 2.4 4.8-5.2',
  failed: 'M7 7l6 6M13 7l-6 6',
  impossible: 'M6 10h8',
};

/** What is asked, run by run, and how each stands. */
export function CheckList({ exercise, attempt }: { exercise: Exercise; attempt: Attempt | undefined }) {
  const states = checkStates(exercise, attempt);
  return (
    <ol className={styles.trials}>
      {exercise.trials.map((trial) => (
        <li key={trial.id}>
          <h3>
            <RichText text={trial.title} />
          </h3>
          <ul>
            {trial.checks.map((check) => {
              const state = states.get(check.id) ?? 'open';
              return (
                <li key={check.id} data-check={check.id} data-state={state}>
                  <svg viewBox="0 0 20 20" aria-hidden="true">
                    <rect x="1.5" y="1.5" width="17" height="17" rx="5" />
                    <path d={marks[state]} />
                  </svg>
                  <p>
                    <span className="visuallyHidden">{words[state]}, </span>
                    <RichText text={check.text} />
                    {state === 'impossible' && <small>{words[state]}</small>}
                  </p>
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ol>
  );
}
