import type { PollView } from '@socketlab/protocol/class';
import { useState } from 'react';
import { RichText } from '../../lesson/RichText.tsx';
import { useClass } from '../state/classStore.ts';
import { PollChart } from './PollChart.tsx';
import styles from './PollPane.module.css';

/** The poll that is on: its counts as they come, and after it was closed what really happened. */
export function OpenPoll({ poll }: { poll: PollView }) {
  const members = useClass((state) => state.room?.members ?? 0);
  const { ask } = useClass.getState();
  return (
    <section className={styles.card} aria-label="지금 투표" data-testid="open-poll" data-open={poll.open}>
      <p className={styles.state} role="status">
        <b data-open={poll.open}>{poll.open ? '받는 중' : '닫힘'}</b>
        <span>
          {members}명 가운데 {poll.answered}명이 답함
        </span>
      </p>
      <p className={styles.question}>
        <RichText text={poll.question} />
      </p>
      <PollChart poll={poll} size="pane" />
      {poll.open && poll.place && <p className={styles.note}>무대에서 실행하면 그 결과가 답이 되고 투표가 닫힙니다.</p>}
      {!poll.open && !poll.outcome && poll.place && (
        <p className={styles.note}>아직 결과가 없습니다. 무대에서 실행하면 실제로 일어난 일이 답이 됩니다.</p>
      )}
      {!poll.open && !poll.outcome && !poll.place && <ChooseOutcome poll={poll} />}
      <div className={styles.buttons}>
        {poll.open && (
          <button type="button" className={styles.main} onClick={() => void ask({ kind: 'closePoll', poll: poll.id })}>
            투표 닫기
          </button>
        )}
        <button type="button" onClick={() => void ask({ kind: 'dropPoll', poll: poll.id })}>
          치우기
        </button>
      </div>
    </section>
  );
}

/** An own question has no run that answers it: the instructor says what happened. */
function ChooseOutcome({ poll }: { poll: PollView }) {
  const [choice, setChoice] = useState<number | null>(null);
  return (
    <fieldset className={styles.outcome}>
      <legend>실제로 일어난 일을 고릅니다</legend>
      {poll.choices.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a choice has no other name than its place
        <label key={index} data-chosen={choice === index}>
          <input
            type="radio"
            name="poll-outcome"
            className="visuallyHidden"
            checked={choice === index}
            onChange={() => setChoice(index)}
          />
          {text}
        </label>
      ))}
      <button
        type="button"
        className={styles.main}
        disabled={choice === null}
        onClick={() => {
          if (choice !== null) void useClass.getState().ask({ kind: 'pollOutcome', poll: poll.id, choice });
        }}
      >
        결과로 알리기
      </button>
    </fieldset>
  );
}
