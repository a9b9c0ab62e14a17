import { Button } from 'react-aria-components';
import { ContentsButton } from '../contents/ContentsButton.tsx';
import type { Place } from '../course/courseIndex.ts';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { Later } from '../design/Later.tsx';
import { SearchButton } from '../search/SearchButton.tsx';
import { useLab } from '../state/store.ts';
import { workMenu } from '../work/workMenuPart.tsx';
import { Brand } from './Brand.tsx';
import styles from './Header.module.css';
import { delayChoice, modeBadge } from './headerParts.tsx';
import { themeMenu } from './themeMenuPart.tsx';

/** Brand, place in the course, what kind of packets these are, and the buttons for the whole lab. */
export function Header({ place, onRun }: { place: Place | null; onRun(): void }) {
  return (
    <header className={styles.header}>
      <Brand />
      {place ? <ContentsButton place={place} /> : <span className={styles.crumb}>자유 실험실</span>}
      <span className={styles.grow} />
      <span className={styles.badges}>
        <Later part={modeBadge} />
        <Later part={delayChoice} />
        <Later part={workMenu} />
      </span>
      <span className={styles.actions}>
        <RunButtons onRun={onRun} />
        <SearchButton />
        <Later part={themeMenu} />
      </span>
    </header>
  );
}

/** 실행 and 초기화 for all programs at once. */
function RunButtons({ onRun }: { onRun(): void }) {
  const runAll = useLab((state) => state.runAll);
  const reset = useLab((state) => state.reset);
  const busy = useLab((state) => state.busy);
  const connected = useLab((state) => state.connection === 'open');
  // Before its lesson has come the page has nothing to run.
  const filled = useLab((state) => state.space !== null);
  const used = useLab((state) => state.timeline.events.length > 0 && state.revision >= 0);
  return (
    <>
      <Button
        className={controls.primary ?? ''}
        isDisabled={busy !== null || !connected || !filled}
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
