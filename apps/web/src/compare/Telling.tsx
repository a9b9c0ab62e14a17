import type { AlignmentSummary } from '@socketlab/comparison';
import { Parts } from '../narration/Parts.tsx';
import styles from './Telling.module.css';

/** What differs, in sentences that the logs alone have made. `most`: only so many of them, the most telling first. */
export function Telling({ summary, most }: { summary: AlignmentSummary; most?: number }) {
  const shown = summary.sentences.slice(0, most);
  if (shown.length === 0)
    return (
      <p className={styles.none}>
        {summary.first === null
          ? '두 실행에서 일어난 일이 같습니다. 시각만 다를 수 있습니다.'
          : '크게 다른 것은 없습니다. 작은 차이는 목록에 있습니다.'}
      </p>
    );
  return (
    <ul className={styles.telling} data-whole={most === undefined || undefined}>
      {shown.map((sentence, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sentences of one comparison never move
        <li key={index} data-about={sentence.about}>
          <Parts parts={sentence.parts} />
        </li>
      ))}
    </ul>
  );
}
