import type { PollView } from '@socketlab/protocol/class';
import { RichText } from '../../lesson/RichText.tsx';
import styles from './PollChart.module.css';

/** How the class answered, and what really happened. `wall`: for the last row. */
export function PollChart({ poll, size }: { poll: PollView; size: 'pane' | 'wall' }) {
  const { counts, outcome } = poll;
  const most = Math.max(1, ...(counts ?? []));
  return (
    <ul className={styles.chart} data-size={size} data-testid="poll-chart">
      {poll.choices.map((choice, index) => {
        const count = counts?.[index] ?? 0;
        const real = outcome?.choice === index;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place
          <li key={index} data-real={real}>
            <span className={styles.choice}>
              <RichText text={choice} />
              {real && <em>{outcome.by === 'run' ? '실제로 일어난 일' : '강사가 확인한 답'}</em>}
            </span>
            {counts && (
              <>
                <span className={styles.bar} aria-hidden="true">
                  <i style={{ width: `${(count / most) * 100}%` }} />
                </span>
                <b className={styles.count}>{count}명</b>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
