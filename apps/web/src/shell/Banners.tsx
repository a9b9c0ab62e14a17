import { Button } from 'react-aria-components';
import { useStepOnPage } from '../course/openStep.ts';
import controls from '../design/controls.module.css';
import { Later } from '../design/Later.tsx';
import { recordedBanner } from '../recording/recordedBannerPart.ts';
import { recordedStep, showRecordedRun } from '../recording/recordedRuns.ts';
import { useLab } from '../state/store.ts';
import styles from './Banners.module.css';

/** What stands between the student and a live stage, in one line with what to do: a lost server, a refused page, a lost lab. */
export function Banners({ inLesson }: { inLesson: boolean }) {
  const connection = useLab((state) => state.connection);
  const refusal = useLab((state) => state.refusal);
  const lab = useLab((state) => state.lab);
  const busy = useLab((state) => state.busy !== null);
  const reconnect = useLab((state) => state.reconnect);
  const runAll = useLab((state) => state.runAll);
  const recording = useLab((state) => state.recording);
  const space = useLab((state) => state.space);
  const guest = useLab((state) => state.guest);
  const recorded = useStepOnPage((state) => recordedStep(state.shown, space) !== null);

  // A kept run needs no server. Beside a lesson it says what it is here; elsewhere its own pane does.
  if (recording)
    return inLesson && recording.from === 'lesson' && <Later part={recordedBanner} props={{ recording }} />;

  // Who is out of their class reads so in the class's own line: no token and no terminal would help them.
  if (guest === 'out' && connection !== 'open') return null;
  if (connection === 'refused')
    return (
      <div className={styles.banner} data-tone="bad" role="alert">
        <p>
          <b>서버가 이 페이지를 거절했습니다.</b> {refusal}
        </p>
        <Button className={controls.button ?? ''} onPress={reconnect}>
          다시 시도
        </Button>
      </div>
    );
  if (connection === 'lost')
    return (
      <div className={styles.banner} data-tone="bad" role="alert" data-testid="connection-lost">
        <p>
          <b>서버와 연결이 끊겼습니다.</b> 무대는 마지막으로 받은 순간에 멈춰 있습니다. 자동으로 다시 연결합니다.
          {!guest && ' 서버를 껐다면 터미널에서 다시 시작합니다.'}
        </p>
        {inLesson && recorded && (
          <Button className={controls.button ?? ''} onPress={() => void showRecordedRun()}>
            기록된 실행 보기
          </Button>
        )}
        <Button className={controls.button ?? ''} onPress={reconnect}>
          지금 연결
        </Button>
      </div>
    );
  if (lab?.status === 'gone')
    return (
      <div className={styles.banner} data-tone="bad" role="alert" data-testid="lab-gone">
        <p>
          <b>실험실이 사라졌습니다.</b> {lab.goneText} 지금까지의 기록은 그대로 볼 수 있습니다.
        </p>
        <Button className={controls.primary ?? ''} isDisabled={busy} onPress={() => void runAll()}>
          다시 실행
        </Button>
      </div>
    );
  if (connection === 'connecting')
    return (
      <div className={styles.banner} role="status">
        <p>
          <span className={styles.spinner} aria-hidden="true" />
          서버에 연결하는 중입니다.
        </p>
      </div>
    );
  return null;
}
