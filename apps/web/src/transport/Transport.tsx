import { Button } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { Later } from '../design/Later.tsx';
import { laterPart } from '../design/laterPart.ts';
import { clockLabel } from '../stage/timeGrid.ts';
import { isEmpty } from '../state/isEmpty.ts';
import { useLab } from '../state/store.ts';
import { isStatic } from '../static/isStatic.ts';
import { scrubPart } from './scrubPart.tsx';
import styles from './Transport.module.css';

const tools = laterPart({
  load: async () => (await import('./Tools.tsx')).Tools,
  StandIn: () => null,
  target: null,
});

/** Moves the cursor: live, pause, play, one event; with its tools and keys and its scrub bar, which come later. */
export function Transport() {
  const mode = useLab((state) => state.playback.mode);
  const empty = useLab(isEmpty);
  const recorded = useLab((state) => state.recording !== null);
  const { goLive, pause, play, step } = useLab.getState();
  return (
    <section className={styles.transport} aria-label="시간 이동" data-transport="">
      <div className={styles.row}>
        <div className={styles.buttons}>
          <Button
            className={`${mode === 'live' && !empty ? controls.primary : controls.button} ${styles.live}`}
            aria-pressed={mode === 'live'}
            onPress={goLive}
            isDisabled={empty}
          >
            <i data-on={mode === 'live'} />
            {recorded || isStatic ? '끝으로' : '실시간'}
          </Button>
          {mode === 'paused' ? (
            <Button className={controls.icon ?? ''} aria-label="재생" onPress={play} isDisabled={empty}>
              <Icon name="play" />
            </Button>
          ) : (
            <Button className={controls.icon ?? ''} aria-label="일시정지" onPress={pause} isDisabled={empty}>
              <Icon name="pause" />
            </Button>
          )}
          <Button
            className={controls.icon ?? ''}
            aria-label="한 이벤트 뒤로"
            onPress={() => step(-1)}
            isDisabled={empty}
          >
            <Icon name="back" />
          </Button>
          <Button
            className={controls.icon ?? ''}
            aria-label="한 이벤트 앞으로"
            onPress={() => step(1)}
            isDisabled={empty}
          >
            <Icon name="forward" />
          </Button>
        </div>
        <Later part={tools} />
        <Time />
      </div>
      <Later part={scrubPart} />
    </section>
  );
}

function Time() {
  const atUs = useLab((state) => state.cursor.atUs);
  const applied = useLab((state) => state.cursor.applied);
  const total = useLab((state) => (state.revision >= 0 ? state.timeline.events.length : 0));
  const past = applied < total;
  return (
    <div className={styles.time} data-testid="clock">
      <span>{clockLabel(atUs)}</span>
      <span>
        <span className={styles.word}>이벤트 </span>
        <b data-testid="applied">{applied}</b>
        {past && ` / ${total}`}
      </span>
    </div>
  );
}
