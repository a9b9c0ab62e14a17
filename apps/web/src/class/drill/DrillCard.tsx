import type { DrillView } from '@socketlab/protocol/class';
import { drillCards } from '../deeds/drillCards.ts';
import { drillWords, secondsText } from '../drillWords.ts';
import { useClass } from '../state/classStore.ts';
import { useServerNow } from '../useServerNow.ts';
import styles from './DrillCard.module.css';

/** 훈련: the student's own time to recovery, while it runs and when it stands. */
export function DrillCard() {
  const drill = useClass((state) => state.room?.drill ?? null);
  const member = useClass((state) => state.self?.member ?? null);
  if (!drill || member === null) return null;
  const waits = drill.waiting.some((one) => one.member === member);
  const place = drill.recovered.findIndex((one) => one.member === member);
  if (!waits && place < 0) return null;
  return (
    <section className={styles.card} aria-label="훈련" data-testid="drill-card" data-done={!waits}>
      <h2>훈련: {drillWords[drill.kind]}</h2>
      {waits ? (
        <Running drill={drill} />
      ) : (
        <p role="status">
          <b>{secondsText(drill.recovered[place]?.afterMs ?? 0)}</b> 만에 복구했습니다. {place + 1}번째입니다.
        </p>
      )}
    </section>
  );
}

function Running({ drill }: { drill: DrillView }) {
  const now = useServerNow(true);
  return (
    <p>
      <b aria-hidden="true">{secondsText(now - drill.startedAtMs)}</b> {drillCards[drill.kind].goal}
    </p>
  );
}
