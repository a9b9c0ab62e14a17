import { Button } from 'react-aria-components';
import { useLocation } from 'wouter';
import controls from '../design/controls.module.css';
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

/** The old run stays in the menu. */
export function Dismiss() {
  return (
    <Button className={controls.quiet ?? ''} onPress={() => useRerun.setState({ rerun: null })}>
      닫기
    </Button>
  );
}
