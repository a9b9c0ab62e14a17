import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { useProgress } from '../lesson/progressStore.ts';
import { useStep } from '../lesson/StepContext.ts';
import { useLab } from '../state/store.ts';
import { shownSource } from '../state/workFile.ts';
import { isStatic } from '../static/isStatic.ts';
import { tellLiveLab } from '../static/liveLab.ts';
import { attemptExercise, cancelAttempt } from './attemptExercise.ts';
import { CheckList } from './CheckList.tsx';
import styles from './Exercise.module.css';
import { ExerciseHints } from './ExerciseHints.tsx';
import { exerciseFile } from './exerciseFile.ts';
import { type Attempt, useAttempts } from './exerciseStore.ts';
import { FailedCheck } from './FailedCheck.tsx';

/** 연습: something to write, checked by real runs on the page's own stage. */
export function Exercise() {
  const { lesson, step } = useStep();
  const { exercise } = step;
  const attempt = useAttempts((all) => (exercise ? all.attempts[`${lesson.id}/${exercise.id}`] : undefined));
  const passed = useProgress((all) => exercise !== null && all.exercises[`${lesson.id}/${exercise.id}`] === true);
  const ready = useLab((state) => state.connection === 'open' && state.busy === null);
  // Whoever turns the page leaves the check, each step's text being mounted anew: its runs would go on on a stage that shows something else.
  useEffect(() => cancelAttempt, []);
  if (!exercise) return null;
  const running = attempt?.status === 'running';
  const start = () => {
    const file = exerciseFile(useLab.getState().files, exercise);
    const source = file ? shownSource(file) : '';
    void attemptExercise(lesson, step, exercise, source);
  };
  return (
    <section className={styles.exercise} aria-labelledby="exercise-heading" data-testid="exercise" data-passed={passed}>
      <h2 id="exercise-heading">
        연습
        {passed && <span className={styles.passed}>통과</span>}
      </h2>
      <p className={styles.what}>
        <code>{exercise.file}</code>를 고쳐 아래를 모두 통과시킵니다. 검사는 고친 프로그램을 실제로 실행해서 합니다.
      </p>
      <CheckList exercise={exercise} attempt={attempt} />
      <div className={styles.actions}>
        {isStatic ? (
          <Button className={controls.button!} onPress={() => tellLiveLab('exercise')} data-testid="start-check">
            검사하려면
          </Button>
        ) : running ? (
          <Button className={controls.button!} onPress={cancelAttempt} data-testid="cancel-check">
            검사 멈추기
          </Button>
        ) : (
          <Button className={controls.primary!} isDisabled={!ready} onPress={start} data-testid="start-check">
            <Icon name="play" />
            {attempt ? '다시 검사' : '검사'}
          </Button>
        )}
        <p className={styles.progress} role="status">
          {wordOf(attempt, exercise.trials.length)}
        </p>
      </div>
      <FailedCheck attempt={attempt} />
      <ExerciseHints lesson={lesson} exercise={exercise} />
    </section>
  );
}

function wordOf(attempt: Attempt | undefined, trials: number): string {
  if (!attempt) return '';
  if (attempt.status === 'broken') return attempt.why;
  if (attempt.status === 'judged') return attempt.result.passed ? '모두 통과했습니다.' : '통과하지 못한 것이 있습니다.';
  if (!attempt.trial) return '실험실을 여는 중입니다.';
  return `실행 ${attempt.index + 1} / ${trials}, ${attempt.trial.title}`;
}
