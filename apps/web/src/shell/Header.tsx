import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { useLab } from '../state/store.ts';
import { WorkMenu } from '../work/WorkMenu.tsx';
import { Crumb } from './Crumb.tsx';
import { DelayChoice } from './DelayChoice.tsx';
import styles from './Header.module.css';
import { ModeBadge } from './ModeBadge.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';

/** Brand, place in the course, what kind of packets these are, and the buttons for the whole lab. */
export function Header({ onRun, free }: { onRun(): void; free: boolean }) {
  return (
    <header className={styles.header}>
      <a className={styles.brand} href="/" aria-label="소켓랩, 처음으로">
        소켓
        <i />랩
      </a>
      {!free && <Crumb />}
      <Link className={styles.place!} to={free ? '/lessons' : '/lab'}>
        {free ? '강의' : '자유 실험실'}
      </Link>
      <span className={styles.grow} />
      <span className={styles.badges}>
        <ModeBadge />
        <DelayChoice />
        <WorkMenu />
      </span>
      <span className={styles.actions}>
        <RunButtons onRun={onRun} />
        <ThemeMenu />
      </span>
    </header>
  );
}

/** 실행 and 초기화 for both programs at once. */
function RunButtons({ onRun }: { onRun(): void }) {
  const runAll = useLab((state) => state.runAll);
  const reset = useLab((state) => state.reset);
  const busy = useLab((state) => state.busy);
  const connected = useLab((state) => state.connection === 'open');
  const used = useLab((state) => state.timeline.events.length > 0 && state.revision >= 0);
  return (
    <>
      <Button
        className={controls.primary ?? ''}
        isDisabled={busy !== null || !connected}
        onPress={() => {
          onRun();
          void runAll();
        }}
        data-testid="run-all"
      >
        <Icon name="play" />
        {busy === 'open' ? '여는 중' : busy === 'run' ? '시작하는 중' : used ? '다시 실행' : '실행'}
      </Button>
      <Button
        className={controls.button ?? ''}
        aria-label="초기화"
        isDisabled={!used || busy !== null}
        onPress={() => void reset()}
      >
        <Icon name="restart" />
        <span className={styles.resetText}>초기화</span>
      </Button>
    </>
  );
}
