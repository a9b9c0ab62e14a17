import type { Exercise, Lesson } from '@socketlab/lessons';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { AnswerCode } from '../lesson/AnswerCode.tsx';
import hintStyles from '../lesson/Hint.module.css';
import { Hint } from '../lesson/Hint.tsx';
import { RichText } from '../lesson/RichText.tsx';
import { useLab } from '../state/store.ts';
import styles from './Exercise.module.css';
import { exerciseFile } from './exerciseFile.ts';

/** Hints one after another, and behind the last one the whole answer. */
export function ExerciseHints({ lesson, exercise }: { lesson: Lesson; exercise: Exercise }) {
  const [shown, setShown] = useState(0);
  const rest = exercise.hints.length - shown;
  const source = lesson.files[exercise.solution] ?? '';
  const put = () => {
    const file = exerciseFile(useLab.getState().files, exercise);
    if (file) useLab.getState().putMine(file.id, source);
  };
  return (
    <div className={styles.hints}>
      {shown > 0 && (
        <ol>
          {exercise.hints.slice(0, shown).map((hint) => (
            <li key={hint}>
              <RichText text={hint} />
            </li>
          ))}
        </ol>
      )}
      {rest > 0 ? (
        <Button className={hintStyles.trigger!} onPress={() => setShown(shown + 1)}>
          {shown === 0 ? '힌트 보기' : `다음 힌트 보기 (${rest}개 남음)`}
        </Button>
      ) : (
        <Hint label="정답 보기">
          <AnswerCode source={source} onPut={put} />
        </Hint>
      )}
    </div>
  );
}
