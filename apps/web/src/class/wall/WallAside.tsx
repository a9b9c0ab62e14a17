import type { ClassState, DrillView } from '@socketlab/protocol/class';
import { RichText } from '../../lesson/RichText.tsx';
import { drillWords, secondsText } from '../drillWords.ts';
import { PollChart } from '../poll/PollChart.tsx';
import { useServerNow } from '../useServerNow.ts';
import styles from './WallPage.module.css';

/** Beside the stage: the class's question, or who has recovered. Nothing where there is neither. */
export function WallAside({ room }: { room: ClassState }) {
  const { poll, drill } = room;
  if (!poll && !drill) return null;
  return (
    <aside className={styles.aside} aria-label="질문과 훈련">
      {poll && (
        <section aria-label="예측 투표" data-testid="wall-poll" data-open={poll.open}>
          <p className={styles.kicker}>
            예측 투표 · {poll.open ? `답한 학생 ${poll.answered}명` : poll.outcome ? '실제 결과' : '마감'}
          </p>
          <h2>
            <RichText text={poll.question} />
          </h2>
          <PollChart poll={poll} size="wall" />
        </section>
      )}
      {drill && <Drill drill={drill} />}
    </aside>
  );
}

/** The fastest are named; of the others their number is enough. */
const named = 5;

function Drill({ drill }: { drill: DrillView }) {
  const now = useServerNow(drill.waiting.length > 0);
  const { recovered, waiting } = drill;
  return (
    <section aria-label="훈련" data-testid="wall-drill">
      <p className={styles.kicker}>훈련 · {drillWords[drill.kind]}</p>
      <h2>
        {waiting.length > 0 ? secondsText(now - drill.startedAtMs) : '모두 복구했습니다'}{' '}
        <small>
          {recovered.length} / {recovered.length + waiting.length}명
        </small>
      </h2>
      <ol className={styles.names}>
        {recovered.slice(0, named).map(({ member, nickname, afterMs }) => (
          <li key={member}>
            <span>{nickname}</span> <b>{secondsText(afterMs)}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}
