import { Button } from 'react-aria-components';
import { useStepOnPage } from '../course/openStep.ts';
import controls from '../design/controls.module.css';
import styles from '../shell/Banners.module.css';
import type { ShownRecording } from '../state/labState.ts';
import { isStatic } from '../static/isStatic.ts';
import { closeRecordedRun } from './openRecordedRun.ts';
import { showRecordedRun } from './recordedRuns.ts';
import { startWords } from './startWords.ts';

/** Says of the run on a lesson's stage that it is a recording, and when it was made; the ways back to its beginning and to the code. */
export function RecordedBanner({ recording }: { recording: ShownRecording }) {
  const step = useStepOnPage((state) => state.shown);
  const { start } = recording.header;
  return (
    <div className={styles.banner} data-tone="recorded" data-testid="recorded">
      <p role="status">
        <b>기록된 실행입니다.</b> {start && <>{startWords(start)}에 </>}강의의 처음 코드를 실제로 실행한 그대로입니다.
        지금 실행되는 것은 없습니다.
      </p>
      <span className={styles.ways}>
        {/* Where there is no 실행, its place in the header has this. */}
        {!isStatic && (
          <Button className={controls.button ?? ''} onPress={() => void showRecordedRun()}>
            처음부터
          </Button>
        )}
        <Button className={controls.button ?? ''} onPress={() => step && closeRecordedRun(step.lesson, step.step)}>
          기록 닫기
        </Button>
      </span>
    </div>
  );
}
