import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import controls from '../design/controls.module.css';
import type { LabState } from '../state/labState.ts';
import { useLab } from '../state/store.ts';
import styles from './Transport.module.css';

const speeds: readonly LabState['playback']['speed'][] = [0.1, 0.25, 0.5, 1, 2];

/** How fast the past is played. */
export function SpeedChoice() {
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
