import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { clockLabel } from '../stage/timeGrid.ts';
import { useLab } from '../state/store.ts';
import styles from './RerunChoice.module.css';
import { whyNoRerun } from './whyNoRerun.ts';

/** Beside a kept run: makes it again up to the moment that is shown, and lets the student go on from there. */
export function RerunChoice() {
  const [, navigate] = useLocation();
  const [stopWire, setStopWire] = useState(false);
  const why = useLab(whyNoRerun);
  const atUs = useLab((state) => state.cursor.atUs);
  const wire = useLab((state) => state.capabilities?.wire.available !== false);
  const reason = useId();
  const rerun = async () => (await import('./rerunFromHere.ts')).rerunFromHere(navigate, stopWire && wire);
  return (
    <section className={styles.choice} aria-label="다시 실행" data-testid="rerun-choice">
      <button
        type="button"
        aria-disabled={why !== null}
        aria-describedby={reason}
        onClick={() => {
          if (why === null) void rerun();
        }}
      >
        <b>여기서부터 다시 실행</b>
        <span id={reason}>
          {why ??
            `${clockLabel(atUs)}까지 한 일을 새 실험실에서 그대로 되풀이합니다. 그다음부터는 실제로 실행되고 직접 바꿉니다.`}
        </span>
      </button>
      {wire && (
        <label>
          <input
            type="checkbox"
            checked={stopWire}
            disabled={why !== null}
            onChange={({ currentTarget }) => setStopWire(currentTarget.checked)}
          />
          그 순간에 회선 멈추기
        </label>
      )}
    </section>
  );
}
