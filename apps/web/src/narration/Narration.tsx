import type { StageView } from '@socketlab/timeline';
import { useEffect, useRef, useState } from 'react';
import { useLab } from '../state/store.ts';
import styles from './Narration.module.css';
import { Parts, plainText } from './Parts.tsx';

type Sentence = NonNullable<StageView['narration']>;

/** Screen readers hear at most one sentence in this time: a flood of entries would drown every one of them. */
const spokenEveryMs = 1500;

/** One sentence for the newest thing that happened, and a quieter one: why, or what nobody knows yet. */
export function Narration() {
  const narration = useLab((state) => state.view.narration);
  return (
    <div className={styles.narration} data-lane={narration?.lane ?? 'none'}>
      <span className={styles.dot} aria-hidden="true" />
      {narration ? (
        <p data-testid="narration">
          <b>
            <Parts parts={narration.parts} />
          </b>{' '}
          {narration.aside.length > 0 && (
            <span className={styles.aside}>
              <Parts parts={narration.aside} />
            </span>
          )}
        </p>
      ) : (
        <p className={styles.aside}>실행하면 지금 일어난 일을 여기에서 한 문장씩 설명합니다.</p>
      )}
      <Spoken narration={narration} />
    </div>
  );
}

function Spoken({ narration }: { narration: Sentence | null }) {
  const [text, setText] = useState('');
  const spokenMs = useRef(0);
  useEffect(() => {
    if (!narration) return;
    const wait = Math.max(120, spokenEveryMs - (performance.now() - spokenMs.current));
    const timer = setTimeout(() => {
      spokenMs.current = performance.now();
      setText(plainText(narration.parts));
    }, wait);
    return () => clearTimeout(timer);
  }, [narration]);
  return (
    <span className="visuallyHidden" aria-live="polite">
      {text}
    </span>
  );
}
