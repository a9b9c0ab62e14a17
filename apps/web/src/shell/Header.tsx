import type { RecordingHeader } from '@socketlab/recording';
import { Button } from 'react-aria-components';
import { ContentsButton } from '../contents/ContentsButton.tsx';
import type { Place } from '../course/courseIndex.ts';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { Later } from '../design/Later.tsx';
import { recordingMenu } from '../recording/recordingMenuPart.tsx';
import { SearchButton } from '../search/SearchButton.tsx';
import { useLab } from '../state/store.ts';
import { isStatic } from '../static/isStatic.ts';
import { tellLiveLab } from '../static/liveLab.ts';
import { RecordedRunButton } from '../static/RecordedRunButton.tsx';
import { workMenu } from '../work/workMenuPart.tsx';
import { Brand } from './Brand.tsx';
import styles from './Header.module.css';
import { delayChoice, modeBadge } from './headerParts.tsx';
import { modeNames } from './modeNames.ts';
import { themeMenu } from './themeMenuPart.tsx';

/** Brand, place in the course, what kind of packets these are, and the buttons for the whole lab. */
export function Header({ place, onRun }: { place: Place | null; onRun(): void }) {
  const recording = useLab((state) => state.recording);
  return (
    <header className={styles.header}>
      <Brand />
      {place ? (
        <ContentsButton place={place} />
      ) : (
        <span className={styles.crumb}>{recording ? '기록' : '자유 실험실'}</span>
      )}
      <span className={styles.grow} />
      <span className={styles.badges}>
        {recording ? (
          <RecordedWire header={recording.header} />
        ) : isStatic ? (
          <>
            <Button className={controls.pill ?? ''} onPress={() => tellLiveLab('run')}>
              서버 없이 보는 중
            </Button>
            <Later part={workMenu} />
          </>
        ) : (
          <>
            <Later part={modeBadge} />
            <Later part={delayChoice} />
            <Later part={workMenu} />
          </>
        )}
        <Later part={recordingMenu} />
      </span>
      <span className={styles.actions}>
        {isStatic
          ? place && <RecordedRunButton onRun={onRun} testId="run-all" />
          : !recording && <RunButtons onRun={onRun} />}
        <SearchButton />
        <Later part={themeMenu} />
      </span>
    </header>
  );
}

/** What kind of packets a kept run has, and its wire's delay at the moment that is shown. */
function RecordedWire({ header }: { header: RecordingHeader }) {
  const delayMs = useLab((state) => state.view.delayMs);
  return (
    <>
      <span className={`${controls.pill} ${header.mode === 'virtual' ? styles.real : styles.inferred}`}>
        {modeNames[header.mode]}
      </span>
      {header.mode === 'virtual' && (
        <span className={controls.pill}>
          회선 <b className={styles.value}>{delayMs} ms</b>
        </span>
      )}
    </>
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
