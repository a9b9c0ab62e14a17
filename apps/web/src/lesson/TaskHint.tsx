import type { Hint as HintData, Lesson } from '@socketlab/lessons';
import { Button } from 'react-aria-components';
import { useLab } from '../state/store.ts';
import styles from './Hint.module.css';
import { Hint } from './Hint.tsx';
import { RichText } from './RichText.tsx';

/** 힌트 보기, and in it 정답 보기 where the task has a program that does it. */
export function TaskHint({ lesson, hint }: { lesson: Lesson; hint: HintData }) {
  const { putMine } = useLab.getState();
  const { answer } = hint;
  const source = answer ? (lesson.files[answer.program] ?? '') : '';
  const file = useLab((state) => state.files.find(({ host, added }) => host === answer?.host && !added));
  return (
    <Hint>
      <p>
        <RichText text={hint.text} />
      </p>
      {answer && (
        <Hint label="정답 보기">
          <p>
            <RichText text={answer.text} />
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <pre className={styles.answer} tabIndex={0}>
            <code>{source}</code>
          </pre>
          <Button className={styles.put!} isDisabled={!file} onPress={() => file && putMine(file.id, source)}>
            이 코드 넣기
          </Button>
        </Hint>
      )}
    </Hint>
  );
}
