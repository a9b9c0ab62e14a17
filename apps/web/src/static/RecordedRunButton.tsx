import { Button } from 'react-aria-components';
import { useStepOnPage } from '../course/openStep.ts';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { recordedStep, showRecordedRun } from '../recording/recordedRuns.ts';
import { useLab } from '../state/store.ts';

/** 실행, on a page without a server: plays the run that was recorded of the step. */
export function RecordedRunButton({ onRun, testId }: { onRun?: () => void; testId?: string }) {
  const space = useLab((state) => state.space);
  const shown = useLab((state) => state.recording !== null);
  const step = useStepOnPage((state) => recordedStep(state.shown, space));
  return (
    <Button
      className={controls.primary ?? ''}
      // Before its lesson has come the page has nothing to show.
      isDisabled={step === null && !shown}
      onPress={() => {
        onRun?.();
        void showRecordedRun();
      }}
      data-testid={testId}
    >
      <Icon name="play" />
      {shown ? '다시 보기' : '기록된 실행 보기'}
    </Button>
  );
}
