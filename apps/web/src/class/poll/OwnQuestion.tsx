import { classLimits } from '@socketlab/protocol/class';
import { type FormEvent, useId, useState } from 'react';
import { Icon } from '../../design/Icon.tsx';
import { Refusal } from '../open/Refusal.tsx';
import { useClass } from '../state/classStore.ts';
import styles from './PollPane.module.css';

interface Choice {
  id: number;
  text: string;
}

/** A question of the instructor's, with two to six choices. */
export function OwnQuestion() {
  const [question, setQuestion] = useState('');
  const [choices, setChoices] = useState<readonly Choice[]>([
    { id: 1, text: '' },
    { id: 2, text: '' },
  ]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const texts = choices.map(({ text }) => text.trim()).filter((text) => text !== '');
    if (question.trim() === '') return setRefusal('무엇을 물을지 적습니다.');
    if (texts.length < 2) return setRefusal('선택지를 두 개 이상 적습니다.');
    if (new Set(texts).size < texts.length) return setRefusal('같은 선택지가 있습니다. 서로 다르게 적습니다.');
    setRefusal(null);
    void useClass
      .getState()
      .ask({ kind: 'openPoll', question: { from: 'instructor', question: question.trim(), choices: texts } });
  };
  const change = (at: number, text: string) => {
    setRefusal(null);
    setChoices(choices.map((one) => (one.id === at ? { ...one, text } : one)));
  };
  return (
    <form className={styles.card} onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>직접 묻기</h3>
      <label className={styles.field}>
        질문
        <textarea
          value={question}
          rows={2}
          maxLength={classLimits.pollTextChars}
          onChange={({ currentTarget }) => {
            setRefusal(null);
            setQuestion(currentTarget.value);
          }}
          placeholder="서버를 끝내면 클라이언트는 무엇을 먼저 들을까요"
        />
      </label>
      {choices.map((choice, index) => (
        <div className={styles.choice} key={choice.id}>
          <input
            aria-label={`선택지 ${index + 1}`}
            value={choice.text}
            maxLength={classLimits.pollTextChars}
            placeholder={`선택지 ${index + 1}`}
            onChange={({ currentTarget }) => change(choice.id, currentTarget.value)}
          />
          {choices.length > 2 && (
            <button
              type="button"
              aria-label={`선택지 ${index + 1} 지우기`}
              onClick={() => setChoices(choices.filter((one) => one.id !== choice.id))}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      <Refusal text={refusal} />
      <div className={styles.buttons}>
        <button type="submit" className={styles.main} data-testid="poll-own">
          투표 열기
        </button>
        {choices.length < classLimits.pollChoices && (
          <button
            type="button"
            onClick={() => setChoices([...choices, { id: Math.max(...choices.map((one) => one.id)) + 1, text: '' }])}
          >
            선택지 더하기
          </button>
        )}
      </div>
    </form>
  );
}
