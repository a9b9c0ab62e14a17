import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, ToggleButton } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { useLab } from '../state/store.ts';
import { Tip } from './Tip.tsx';
import styles from './Tools.module.css';
import { speeds } from './toolDeeds.ts';

/** How fast the past is played, and by which way of time. */
export function SpeedTools({ words = false }: { words?: boolean }) {
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
      <Tip text="사건 간격 같게" keys="G">
        <ToggleButton
          className={`${words ? controls.button : controls.icon} ${styles.toggle}`}
          aria-label="사건 간격 같게"
          isSelected={even}
          onChange={(on) => setPace(on ? 'even' : 'true')}
        >
          <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
            <path d="M1.2 12.8h13.6v1.2H1.2zM1.9 3h1.6v8H1.9zM5.5 3h1.6v8H5.5zM9 3h1.6v8H9zM12.5 3h1.6v8h-1.6z" />
          </svg>
          {words && '사건 간격 같게'}
        </ToggleButton>
      </Tip>
    </div>
  );
}
