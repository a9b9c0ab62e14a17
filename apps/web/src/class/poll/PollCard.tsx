import type { PollView } from '@socketlab/protocol/class';
import { useState } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import controls from '../../design/controls.module.css';
import { RichText } from '../../lesson/RichText.tsx';
import { useClass } from '../state/classStore.ts';
import styles from './PollCard.module.css';
import { PollChart } from './PollChart.tsx';

/** The class's question: answered while it is open; then how everybody answered, and what really happened. */
export function PollCard() {
  const poll = useClass((state) => state.room?.poll ?? null);
  const [folded, setFolded] = useState<number | null>(null);
  if (!poll) return null;
  const isFolded = folded === poll.id;
  return (
    <section className={styles.card} aria-label="예측 투표" data-testid="poll-card" data-open={poll.open}>
      <div className={styles.head}>
        <h2>예측 투표</h2>
        <span className={styles.state} role="status">
          {poll.open ? '받는 중' : poll.outcome ? '결과' : '마감'} · {poll.answered}명
        </span>
        <Button
          className={controls.quiet ?? ''}
          aria-expanded={!isFolded}
          onPress={() => setFolded(isFolded ? null : poll.id)}
        >
          {isFolded ? '펴기' : '접기'}
        </Button>
      </div>
      {!isFolded && (poll.open ? <Answer poll={poll} /> : <Result poll={poll} />)}
    </section>
  );
}

function Answer({ poll }: { poll: PollView }) {
  const answer = useClass((state) => state.self?.answer ?? null);
  const ready = useClass((state) => state.connection === 'open');
  return (
    <>
      <RadioGroup
        className={styles.choices ?? ''}
        value={answer === null ? '' : String(answer)}
        isDisabled={!ready}
        onChange={(choice) =>
          void useClass.getState().ask({ kind: 'answerPoll', poll: poll.id, choice: Number(choice) })
        }
      >
        <Label className={styles.question ?? ''}>
          <RichText text={poll.question} />
        </Label>
        {poll.choices.map((choice, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place
          <Radio key={index} value={String(index)} className={styles.choice ?? ''}>
            <i aria-hidden="true" />
            <span>
              <RichText text={choice} />
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <p className={styles.next} role="status">
        {answer === null ? '하나를 고릅니다.' : '답을 보냈습니다. 마감 전까지 바꿀 수 있습니다.'}
      </p>
    </>
  );
}

function Result({ poll }: { poll: PollView }) {
  const answer = useClass((state) => state.self?.answer ?? null);
  const { outcome } = poll;
  return (
    <>
      <p className={styles.question}>
        <RichText text={poll.question} />
      </p>
      <PollChart poll={poll} size="pane" />
      <p className={styles.next} role="status">
        {answer === null ? '답하지 않은 질문입니다.' : <>내 답은 ‘{plain(poll.choices[answer] ?? '')}’입니다.</>}{' '}
        {outcome === null
          ? '실제로 어떻게 되는지는 무대에서 봅니다.'
          : answer !== null && (answer === outcome.choice ? '실제 결과와 같습니다.' : '실제 결과와 다릅니다.')}
      </p>
    </>
  );
}

/** A choice in the middle of a sentence: without the marks for code. */
const plain = (text: string): string => text.replaceAll('`', '');
