import type { DrillView, PollView } from '@socketlab/protocol/class';
import { useRef } from 'react';
import { RichText } from '../../lesson/RichText.tsx';
import { drillWords, secondsText } from '../drillWords.ts';
import { nameText } from '../nameText.ts';
import { PollChart } from '../poll/PollChart.tsx';
import { useClass } from '../state/classStore.ts';
import { useServerNow } from '../useServerNow.ts';
import { useWallFit } from './useWallFit.ts';
import styles from './WallSide.module.css';

/** Beside the stage: the question of the class, or its drill. */
export function WallSide() {
  const poll = useClass((state) => state.room?.poll ?? null);
  const drill = useClass((state) => state.room?.drill ?? null);
  const side = useRef<HTMLElement>(null);
  useWallFit(side, poll ?? drill);
  return (
    <aside ref={side} className={styles.side} aria-label="질문과 훈련">
      {poll && <Poll poll={poll} />}
      {drill && <Drill drill={drill} />}
    </aside>
  );
}

const letters = ['①', '②', '③', '④', '⑤', '⑥'];

function Poll({ poll }: { poll: PollView }) {
  return (
    <section className={styles.poll} data-testid="wall-poll" aria-label="예측 투표">
      <p className={styles.kicker}>
        예측 투표
        <span>답한 학생 {poll.answered}명</span>
      </p>
      <h2>
        <RichText text={poll.question} />
      </h2>
      {poll.open ? (
        <ol className={styles.choices}>
          {poll.choices.map((choice, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place
            <li key={index}>
              <b aria-hidden="true">{letters[index]}</b>
              <span>
                <RichText text={choice} />
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <PollChart poll={poll} size="wall" />
      )}
      {!poll.open && poll.outcome === null && <p className={styles.next}>실제로 어떻게 되는지 무대에서 봅니다.</p>}
    </section>
  );
}

/** Names that have room; the rest is counted. */
const shownNames = 8;

function Drill({ drill }: { drill: DrillView }) {
  const running = drill.waiting.length > 0;
  const now = useServerNow(running);
  const all = drill.recovered.length + drill.waiting.length;
  const last = drill.recovered.at(-1)?.afterMs ?? 0;
  const rest = drill.recovered.length - shownNames;
  return (
    <section className={styles.drill} data-testid="wall-drill" aria-label="훈련">
      <p className={styles.kicker}>
        훈련
        <span>
          {all}명 가운데 {drill.recovered.length}명이 복구함
        </span>
      </p>
      <h2>{drillWords[drill.kind]}</h2>
      <p className={styles.timer} aria-hidden="true">
        {secondsText(running ? now - drill.startedAtMs : last)}
      </p>
      <ol className={styles.names}>
        {drill.recovered.slice(0, shownNames).map(({ member, nickname, afterMs }, index) => (
          <li key={member}>
            <b>{index + 1}</b>
            <bdi>{nickname}</bdi>
            <em>{secondsText(afterMs)}</em>
          </li>
        ))}
      </ol>
      {rest > 0 && <p className={styles.next}>그 밖에 {rest}명</p>}
      {all === 0 && <p className={styles.next}>장애가 닿은 실험실이 없습니다.</p>}
      {running && (
        <p className={styles.next}>
          복구하는 중:{' '}
          {drill.waiting
            .slice(0, shownNames)
            .map(({ nickname }) => nameText(nickname))
            .join(', ')}
          {drill.waiting.length > shownNames && ` 외 ${drill.waiting.length - shownNames}명`}
        </p>
      )}
    </section>
  );
}
