import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { clockLabel } from '../stage/timeGrid.ts';
import type { LabState } from '../state/labState.ts';
import { useLab } from '../state/store.ts';
import { Scrub } from './Scrub.tsx';
import styles from './Transport.module.css';
import { useTransportKeys } from './useTransportKeys.ts';

const speeds: readonly LabState['playback']['speed'][] = [0.1, 0.25, 0.5, 1, 2];

/** Moves the cursor: live, pause, play, one event, speed, scrub. */
export function Transport() {
  useTransportKeys();
  const mode = useLab((state) => state.playback.mode);
  const empty = useLab((state) => state.revision >= 0 && state.timeline.events.length === 0);
  const { goLive, pause, play, step } = useLab.getState();
  return (
    <section className={styles.transport} aria-label="시간 이동">
      <div className={styles.buttons}>
        <Button
          className={`${mode === 'live' && !empty ? controls.primary : controls.button} ${styles.live}`}
          aria-pressed={mode === 'live'}
          onPress={goLive}
          isDisabled={empty}
        >
          <i data-on={mode === 'live'} />
          실시간
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
        <Button className={controls.icon ?? ''} aria-label="한 이벤트 뒤로" onPress={() => step(-1)} isDisabled={empty}>
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
        <Speed />
      </div>
      <Scrub />
      <Time />
    </section>
  );
}

function Speed() {
  const speed = useLab((state) => state.playback.speed);
  const setSpeed = useLab((state) => state.setSpeed);
  return (
    <Select
      aria-label="재생 속도"
      value={speed}
      onChange={(key) => {
        const next = speeds.find((one) => one === Number(key));
        if (next !== undefined) setSpeed(next);
      }}
    >
      <Button className={`${controls.button} ${styles.speed}`}>
        <SelectValue>{`${speed}배`}</SelectValue>
      </Button>
      <Popover className={controls.popover ?? ''} placement="top">
        <ListBox className={controls.menu ?? ''}>
          {speeds.map((one) => (
            <ListBoxItem key={one} id={one} className={controls.item ?? ''} textValue={`${one}배`}>
              {one}배
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
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
        이벤트 <b data-testid="applied">{applied}</b>
        {past && ` / ${total}`}
      </span>
    </div>
  );
}
