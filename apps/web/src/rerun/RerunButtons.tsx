import { Button } from 'react-aria-components';
import { useLocation } from 'wouter';
import { comparePathOf } from '../compare/runSource.ts';
import controls from '../design/controls.module.css';
import { runOnStage } from '../recording/keepRun.ts';
import { useRerun } from './rerunStore.ts';
import { showOldRun } from './showOldRun.ts';

export function OldRun() {
  const [, navigate] = useLocation();
  return (
    <Button className={controls.button ?? ''} onPress={() => void showOldRun(navigate)}>
      원래 실행 보기
    </Button>
  );
}

/** 두 실행 비교, of the old run and the rerun as it stands now. */
export function CompareRuns() {
  const [, navigate] = useLocation();
  return (
    <Button
      className={controls.button ?? ''}
      onPress={() => {
        useRerun.setState({ made: runOnStage() });
        navigate(comparePathOf({ a: { kind: 'rerun', run: 'old' }, b: { kind: 'rerun', run: 'made' } }));
      }}
    >
      나란히 비교
    </Button>
  );
}

/** The old run stays in the menu. */
export function Dismiss() {
  return (
    <Button className={controls.quiet ?? ''} onPress={() => useRerun.setState({ rerun: null })}>
      닫기
    </Button>
  );
}
