import type { Prediction } from '@socketlab/lessons';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { isStatic } from '../static/isStatic.ts';
import type { PredictionState } from './lessonProgress.ts';
import styles from './Predict.module.css';
import { useProgress } from './progressStore.ts';
import { RichText } from './RichText.tsx';
import { Sights } from './Sights.tsx';
import { useStep } from './StepContext.ts';

/** 예측: a question that the student's own run answers. `children` is the explanation, shown after it. */
export function Predict({ children }: { children: ReactNode }) {
  const { lesson, step } = useStep();
  const prediction = step.prediction;
  const state = useProgress((all) => (prediction ? all.predictions[`${lesson.id}/${prediction.id}`] : undefined));
  const { pick, peek, guessAgain } = useProgress.getState();
  if (!prediction) return null;
  const progress = state?.progress ?? null;
  const truth = progress?.shown ?? (state?.peeked ? prediction.answer : null);
  const revealed = state?.peeked === true || (progress?.shown ?? null) !== null;
  return (
    <section className={styles.predict} data-revealed={revealed} data-predict aria-label="예측">
      <fieldset className={styles.choices}>
        <legend className={styles.question}>
          <span className={styles.title}>예측</span>
          <RichText text={prediction.question} />
        </legend>
        {prediction.choices.map((choice) => (
          <label
            key={choice.id}
            className={styles.choice}
            data-selected={progress?.picked === choice.id || undefined}
            data-readonly={revealed || undefined}
            data-truth={truth === choice.id}
          >
            <input
              type="radio"
              className="visuallyHidden"
              name={`${lesson.id}/${prediction.id}`}
              value={choice.id}
              checked={progress?.picked === choice.id}
              aria-disabled={revealed || undefined}
              onChange={() => pick(lesson.id, prediction, choice.id)}
            />
            <span className={styles.dot} aria-hidden="true" />
            <span>
              <RichText text={choice.text} />
              {truth === choice.id && (
                <em className={styles.mark}>
                  {progress?.shown ? `${state?.recorded ? '기록된' : '이번'} 실행에서 본 것` : '정답'}
                </em>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <div role="status">
        <p className={styles.next}>{nextWord(prediction, state)}</p>
      </div>
      {revealed ? (
        <>
          {progress?.shown && <Sights prediction={prediction} sightUs={progress.sightUs} />}
          <div className={styles.why}>{children}</div>
          <Button className={styles.quiet!} onPress={() => guessAgain(lesson.id, prediction)}>
            다시 예측하기
          </Button>
        </>
      ) : (
        progress?.picked && (
          <Button className={styles.quiet!} onPress={() => peek(lesson.id, prediction)}>
            정답 보기
          </Button>
        )
      )}
    </section>
  );
}

/** What the student can do next, or how the prediction turned out. */
function nextWord(prediction: Prediction, state: PredictionState | undefined): string {
  if (!state?.progress.picked) return '먼저 하나를 고릅니다.';
  const { picked, shown, watching } = state.progress;
  if (shown !== null) return picked === shown ? '예측과 같은 결과가 나왔습니다.' : '예측과 다른 결과가 나왔습니다.';
  if (state.peeked) return picked === prediction.answer ? '예측이 맞습니다.' : '예측과 다릅니다.';
  if (watching) return `${state.recorded ? '기록된' : '이번'} 실행을 지켜보고 있습니다.`;
  return `이제 ${isStatic ? '기록된 실행을 봅니다' : '실행합니다'}. 실제로 일어난 일이 답이 됩니다.`;
}
