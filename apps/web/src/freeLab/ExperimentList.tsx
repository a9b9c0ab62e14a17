import { Link } from 'wouter';
import { useExperiments } from '../work/experimentShelf.ts';
import { scratchId } from './experiments.ts';
import styles from './FreeLabPane.module.css';

const day = new Intl.DateTimeFormat('ko-KR', { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' });

/** The experiments that this browser keeps, the newest first. */
export function ExperimentList({ current }: { current: string }) {
  const all = useExperiments((state) => state.all);
  const named = Object.entries(all)
    .filter(([id]) => id !== scratchId)
    .sort(([, a], [, b]) => b.changedAt - a.changedAt);
  return (
    <section className={styles.section} aria-labelledby="experiments">
      <h2 id="experiments">저장한 실험</h2>
      {named.length === 0 && <p className={styles.small}>아직 없습니다. 새 실험은 만들 때부터 저장합니다.</p>}
      <ul className={styles.experiments}>
        {current !== scratchId && (
          <li>
            <Link href="/lab">이름 없는 실험</Link>
          </li>
        )}
        {named.map(([id, { name, changedAt }]) => (
          <li key={id}>
            {id === current ? <b aria-current="true">{name}</b> : <Link href={`/lab/${id}`}>{name}</Link>}
            <small>{day.format(changedAt)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
