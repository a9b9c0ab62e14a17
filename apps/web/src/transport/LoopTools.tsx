import { Button, Group } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { Icon } from '../design/Icon.tsx';
import { isEmpty } from '../state/isEmpty.ts';
import { useLab } from '../state/store.ts';
import { Tip } from './Tip.tsx';
import styles from './Tools.module.css';
import { clearLoop, setLoopEdge } from './toolDeeds.ts';

/** The ends of the section to repeat, put where the cursor stands. */
export function LoopTools({ onSaid, words = false }: { onSaid(text: string): void; words?: boolean }) {
  const on = useLab((state) => state.playback.loop !== null);
  const empty = useLab(isEmpty);
  return (
    <Group className={styles.group!} aria-label="반복 구간">
      <Tip text="여기부터 반복" keys="[">
        <Button
          className={words ? controls.button! : controls.icon!}
          aria-label="여기부터 반복"
          onPress={() => onSaid(setLoopEdge('fromUs'))}
          isDisabled={empty}
        >
          <Edge />
          {words && '여기부터'}
        </Button>
      </Tip>
      <Tip text="여기까지 반복" keys="]">
        <Button
          className={words ? controls.button! : controls.icon!}
          aria-label="여기까지 반복"
          onPress={() => onSaid(setLoopEdge('toUs'))}
          isDisabled={empty}
        >
          <Edge end />
          {words && '여기까지'}
        </Button>
      </Tip>
      {on && (
        <Tip text="반복 구간 지우기" keys={'\\'}>
          <Button className={controls.icon!} aria-label="반복 구간 지우기" onPress={() => onSaid(clearLoop())}>
            <Icon name="close" />
          </Button>
        </Tip>
      )}
    </Group>
  );
}

function Edge({ end = false }: { end?: boolean }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <g transform={end ? 'matrix(-1 0 0 1 16 0)' : undefined}>
        <path d="M6.5 2.5h-3v11h3" />
        <path d="M8 8h5.5M11.2 5.7 13.5 8l-2.3 2.3" />
      </g>
    </svg>
  );
}
