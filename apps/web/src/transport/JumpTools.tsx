import type { LandmarkKind } from '@socketlab/timeline';
import { Button, Group } from 'react-aria-components';
import { useLab } from '../state/store.ts';
import { Tip } from './Tip.tsx';
import styles from './Tools.module.css';
import { jump, landmarkKinds, landmarkNames } from './toolDeeds.ts';

const keys: Record<LandmarkKind, string> = { error: 'E', retransmission: 'R', state: 'S' };
const shortNames: Record<LandmarkKind, string> = { ...landmarkNames, state: '상태' };

/** From one error, retransmission or state change to the next. */
export function JumpTools({ onSaid }: { onSaid(text: string): void }) {
  return (
    <div className={styles.group}>
      {landmarkKinds.map((kind) => (
        <Jump key={kind} kind={kind} onSaid={onSaid} />
      ))}
    </div>
  );
}

function Jump({ kind, onSaid }: { kind: LandmarkKind; onSaid(text: string): void }) {
  const count = useLab((state) => (state.revision >= 0 ? state.timeline.landmarks.seqs(kind).length : 0));
  const isFirst = useLab((state) => state.timeline.landmarks.previous(kind, state.cursor) === null);
  const isLast = useLab((state) => state.timeline.landmarks.next(kind, state.cursor) === null);
  const name = landmarkNames[kind];
  // At either end a button stays pressable: one that goes off under the focus would take it away.
  return (
    <Group className={styles.jump!} aria-label={`${name} ${count}개`} data-kind={kind} isDisabled={count === 0}>
      <Tip text={`이전 ${name}`} keys={`Shift ${keys[kind]}`}>
        <Button
          className={styles.arrow!}
          aria-label={`이전 ${name}`}
          data-end={isFirst}
          onPress={() => onSaid(jump(kind, 'previous'))}
          isDisabled={count === 0}
        >
          <Arrow back />
        </Button>
      </Tip>
      <span className={styles.jumpName}>
        {shortNames[kind]} <b>{count}</b>
      </span>
      <Tip text={`다음 ${name}`} keys={keys[kind]}>
        <Button
          className={styles.arrow!}
          aria-label={`다음 ${name}`}
          data-end={isLast}
          onPress={() => onSaid(jump(kind, 'next'))}
          isDisabled={count === 0}
        >
          <Arrow />
        </Button>
      </Tip>
    </Group>
  );
}

function Arrow({ back = false }: { back?: boolean }) {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      aria-hidden="true"
    >
      <path d={back ? 'M7.5 2 3.5 6l4 4' : 'm4.5 2 4 4-4 4'} />
    </svg>
  );
}
