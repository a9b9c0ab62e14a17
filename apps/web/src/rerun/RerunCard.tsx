import { useRef } from 'react';
import { Button } from 'react-aria-components';
import { useLocation } from 'wouter';
import { useStepOnPage } from '../course/openStep.ts';
import controls from '../design/controls.module.css';
import { useLab } from '../state/store.ts';
import { Dismiss, OldRun } from './RerunButtons.tsx';
import styles from './RerunCard.module.css';
import { RerunReport } from './RerunReport.tsx';
import { type Rerun, useRerun } from './rerunStore.ts';
import { madeRunName, oldRunName, showMadeRun } from './showOldRun.ts';
import { useKeptFocus } from './useKeptFocus.ts';

type Running = Extract<Rerun, { status: 'running' }>;

/** In one line above the stage: how far a rerun has come, then in what it is not the run that it repeats, and the way back to that one. */
export function RerunCard() {
  const place = useRef<HTMLDivElement>(null);
  const status = useRerun((state) => state.rerun?.status ?? 'none');
  useKeptFocus(place, status);
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      <Card />
    </div>
  );
}

function Card() {
  const rerun = useRerun((state) => state.rerun);
  const lab = useLab((state) => state.lab?.id);
  const kept = useLab((state) => (state.recording?.from === 'memory' ? state.recording.name : null));
  if (!rerun) return null;
  if (rerun.status === 'running') return <Progress rerun={rerun} />;
  if (kept !== null) return <Kept name={kept} />;
  if (rerun.status === 'waiting') return <Waiting stopWire={rerun.stopWire} />;
  if (rerun.status === 'failed') return <Failed why={rerun.why} isOnStage={rerun.lab !== null && rerun.lab === lab} />;
  // The student has run something else since: what was said of the rerun is not said of that.
  return lab === rerun.lab ? <RerunReport outcome={rerun} /> : null;
}

function Progress({ rerun: { done, total } }: { rerun: Running }) {
  const cancel = useRerun((state) => state.cancel);
  const words = done < total ? `한 일 ${total}개 중 ${done}개를 되풀이함` : '한 일을 모두 되풀이함, 그 순간을 기다림';
  return (
    <section className={styles.card} aria-label="다시 실행" data-testid="rerun-progress">
      <p role="status">
        <span className={styles.spinner} aria-hidden="true" />
        <b>그 순간까지 되풀이하는 중입니다.</b> {words}
      </p>
      <progress className={styles.bar} max={Math.max(1, total)} value={done} aria-label="되풀이한 일" />
      <Button className={controls.button ?? ''} onPress={() => cancel?.()}>
        취소
      </Button>
    </section>
  );
}

/** The run that is to be made again has left the stage: what goes on with it is said here, not only in a notice that passes. */
function Waiting({ stopWire }: { stopWire: boolean }) {
  const old = useRerun((state) => state.old);
  const isHere = useStepOnPage(({ shown }) => {
    const place = old?.recording.header.place;
    return shown !== null && shown.lesson.id === place?.lesson && shown.step.id === place.step;
  });
  // Elsewhere its programs would run among those of another step.
  const inLesson = useLab(({ space }) => space?.id === old?.recording.header.place?.lesson);
  if (!old || !isHere || !inLesson) return null;
  const goOn = async () => (await import('./performRerun.ts')).performRerun(old.recording, old.moment, stopWire);
  return (
    <section className={styles.card} aria-label="다시 실행" data-testid="rerun-waiting">
      <p role="status">
        <b>이 단계의 예측을 먼저 고릅니다.</b> 고른 다음 이어서 되풀이합니다.
      </p>
      <Button className={controls.button ?? ''} onPress={() => void goOn()}>
        이어서 되풀이
      </Button>
      <OldRun />
      <Dismiss />
    </section>
  );
}

function Failed({ why, isOnStage }: { why: string | null; isOnStage: boolean }) {
  return (
    <section
      className={styles.card}
      aria-label="다시 실행"
      data-tone={why === null ? undefined : 'bad'}
      data-testid="rerun-failed"
    >
      <p role="status">
        <b>{why === null ? '되풀이를 취소했습니다.' : '되풀이하지 못했습니다.'}</b>{' '}
        {why ?? (isOnStage && '무대에는 취소한 순간까지의 기록이 남아 있습니다.')}
      </p>
      <OldRun />
      <Dismiss />
    </section>
  );
}

/** One of the two runs is shown as a recording; the other one is a press away. */
function Kept({ name }: { name: string }) {
  const [, navigate] = useLocation();
  const made = useRerun((state) => state.made);
  return (
    <section className={styles.card} aria-label="다시 실행" data-testid="rerun-kept">
      <p>
        <b>{name === oldRunName ? '원래 실행을 보고 있습니다.' : '되풀이한 실행을 보고 있습니다.'}</b>
      </p>
      {name === madeRunName ? (
        <OldRun />
      ) : (
        made && (
          <Button className={controls.button ?? ''} onPress={() => void showMadeRun(navigate)}>
            되풀이한 실행 보기
          </Button>
        )
      )}
    </section>
  );
}
