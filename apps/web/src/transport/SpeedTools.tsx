import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, ToggleButton } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { useLab } from '../state/store.ts';
import styles from './Tools.module.css';
import { speeds } from './toolDeeds.ts';

/** How fast the past is played, and by which way of time. */
export function SpeedTools() {
  const speed = useLab((state) => state.playback.speed);
  const even = useLab((state) => state.playback.pace === 'even');
  const { setSpeed, setPace } = useLab.getState();
  return (
    <div className={styles.group}>
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
      <ToggleButton
        className={`${controls.icon} ${styles.toggle}`}
        aria-label="사건 간격 같게"
        isSelected={even}
        onChange={(on) => setPace(on ? 'even' : 'true')}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
          <path d="M1.5 7.4h13v1.2h-13z" opacity=".5" />
          <circle cx="2.4" cy="8" r="1.9" />
          <circle cx="8" cy="8" r="1.9" />
          <circle cx="13.6" cy="8" r="1.9" />
        </svg>
      </ToggleButton>
    </div>
  );
}
