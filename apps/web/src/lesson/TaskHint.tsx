import type { Hint as HintData, Lesson } from '@socketlab/lessons';
import { useLab } from '../state/store.ts';
import { AnswerCode } from './AnswerCode.tsx';
import { Hint } from './Hint.tsx';
import { RichText } from './RichText.tsx';

/** 힌트 보기, and in it 정답 보기 where the task has a program that does it. */
export function TaskHint({ lesson, hint }: { lesson: Lesson; hint: HintData }) {
  const { putMine } = useLab.getState();
  const { answer } = hint;
  const source = answer ? (lesson.files[answer.program] ?? '') : '';
  const file = useLab((state) =>
    state.files.find(({ host, name, added }) => !added && host === answer?.host && name === (answer.file ?? name)),
  );
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
          <AnswerCode source={source} onPut={file ? () => putMine(file.id, source) : null} />
        </Hint>
      )}
    </Hint>
  );
}
