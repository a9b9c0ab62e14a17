import type { PollView } from '@socketlab/protocol/class';
import { RichText } from '../../lesson/RichText.tsx';
import styles from './PollChart.module.css';
import { outcomeWords, pollBars } from './pollBars.ts';

/** How the class answered, beside what really happened. `wall`: to be read from the last row. */
export function PollChart({ poll, size }: { poll: PollView; size: 'pane' | 'wall' }) {
  const outcome = outcomeWords(poll);
  return (
    <div className={styles.chart} data-size={size} data-testid="poll-chart">
      <ol className={styles.bars}>
        {pollBars(poll).map(({ choice, text, count, percent, share, real }) => (
          <li key={choice} data-real={real} data-testid="poll-bar">
            <span className={styles.choice}>
              <RichText text={text} />
              {real && <em>실제 결과</em>}
            </span>
            <span className={styles.bar} aria-hidden="true">
              <i style={{ transform: `scaleX(${share})` }} />
            </span>
            <span className={styles.count}>
              {count !== null && (
                <>
                  <b>{count}명</b> <small>{percent}%</small>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      {outcome && <p className={styles.outcome}>{outcome}</p>}
    </div>
  );
}
