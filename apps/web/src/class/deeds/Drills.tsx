import { type DrillView, drillKindSchema } from '@socketlab/protocol/class';
import { drillWords } from '../drillWords.ts';
import { nameText } from '../nameText.ts';
import { useClass } from '../state/classStore.ts';
import { clockText, durationText } from '../teach/clockText.ts';
import { useTeach } from '../teach/teachStore.ts';
import { useClassNow } from '../teach/useClassNow.ts';
import styles from './DeedPane.module.css';
import { drillCards } from './drillCards.ts';
import { targetWords } from './targetWords.ts';

/** Ready-made exercises: something breaks in earnest, and the clock runs until the programs have recovered. */
export function Drills() {
  const drill = useClass((state) => state.room?.drill ?? null);
  const target = useTeach((state) => state.target);
  const targetName = useTeach((state) => state.targetName);
  if (drill) return <RunningDrill drill={drill} />;
  return (
    <section className={styles.drills} aria-labelledby="drills">
      <h3 id="drills">훈련</h3>
      <p className={styles.note}>장애를 내고, 누가 얼마 만에 복구하는지 실제 기록으로 잽니다.</p>
      <ul>
        {drillKindSchema.options.map((kind) => (
          <li key={kind} data-testid={`drill-${kind}`}>
            <b>{drillWords[kind]}</b>
            <p>{drillCards[kind].text}</p>
            <p className={styles.goal}>{drillCards[kind].goal}</p>
            <button
              type="button"
              onClick={() => void useClass.getState().ask({ kind: 'startDrill', drill: kind, target })}
            >
              {target.to === 'stage' ? '무대에서' : `${targetWords({ target, targetName })}에게`} 시작
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RunningDrill({ drill }: { drill: DrillView }) {
  const now = useClassNow();
  const { kind, recovered, waiting, startedAtMs } = drill;
  const name = (member: string) =>
    drill.target.to === 'member' && drill.target.member === member
      ? ([...recovered, ...waiting].find((one) => one.member === member)?.nickname ?? null)
      : null;
  const aimed = drill.target.to === 'member' ? name(drill.target.member) : null;
  return (
    <section className={styles.running} aria-labelledby="drill-now" data-testid="running-drill">
      <h3 id="drill-now">훈련 · {drillWords[kind]}</h3>
      <p className={styles.clock}>{clockText(now - startedAtMs)}</p>
      <p className={styles.note}>
        {targetWords({ target: drill.target, targetName: aimed })} · {drillCards[kind].goal}
      </p>
      <p role="status" className={styles.score}>
        <b>{recovered.length}명</b> 복구 · {waiting.length}명 남음
      </p>
      {recovered.length > 0 && (
        <ol className={styles.recovered} aria-label="복구한 학생">
          {recovered.map(({ member, nickname, afterMs }) => (
            <li key={member}>
              <bdi>{nickname}</bdi>
              <b>{durationText(afterMs)}</b>
            </li>
          ))}
        </ol>
      )}
      {waiting.length > 0 && (
        <p className={styles.waiting}>
          <b>아직</b> {waiting.map(({ nickname }) => nameText(nickname)).join(', ')}
        </p>
      )}
      <button type="button" onClick={() => void useClass.getState().ask({ kind: 'endDrill' })}>
        훈련 끝내기
      </button>
    </section>
  );
}
