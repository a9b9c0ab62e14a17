import { useEffect, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import controls from '../design/controls.module.css';
import { RichText } from '../lesson/RichText.tsx';
import { useLab } from '../state/store.ts';
import { firstFailure } from './checkStates.ts';
import styles from './Exercise.module.css';
import type { Attempt } from './exerciseStore.ts';

/** The first check that failed: what it means, what was expected, what came, and the way to that moment of the run. */
export function FailedCheck({ attempt }: { attempt: Attempt | undefined }) {
  // One object an attempt: the card comes into view when it fails, not whenever the page is drawn.
  const failure = useMemo(() => firstFailure(attempt), [attempt]);
  const card = useRef<HTMLDivElement>(null);
  const here = useLab((state) => attempt?.status === 'judged' && state.lab?.id === attempt.lab && attempt.lab !== null);
  useEffect(() => {
    if (failure) card.current?.scrollIntoView({ block: 'nearest' });
  }, [failure]);
  if (!failure) return null;
  const { check, verdict } = failure;
  const look = () => {
    const { timeline, seek, pause } = useLab.getState();
    const event = verdict.seq === null ? undefined : timeline.events[verdict.seq];
    if (!event) return;
    pause();
    seek(event.at);
  };
  return (
    <div ref={card} className={styles.failed} role="alert" data-testid="failed-check">
      <p className={styles.otherwise}>
        <RichText text={check.otherwise} />
      </p>
      <dl>
        {verdict.expected !== '' && (
          <div>
            <dt>기대한 것</dt>
            <dd>{verdict.expected}</dd>
          </div>
        )}
        <div>
          <dt>실제로 나온 것</dt>
          <dd>{verdict.got === '' ? '아무것도 없음' : verdict.got}</dd>
        </div>
      </dl>
      {verdict.seq !== null && (
        <Button className={controls.button!} isDisabled={!here} onPress={look} data-testid="look-at-failure">
          {here ? '그 순간 보기' : '그 실행은 무대에서 사라졌습니다'}
        </Button>
      )}
    </div>
  );
}
