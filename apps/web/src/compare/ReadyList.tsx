import { Link } from 'wouter';
import { RichText } from '../lesson/RichText.tsx';
import { comparePath } from './comparePath.ts';
import { comparisons } from './comparisons.ts';
import styles from './ReadyList.module.css';

/** The comparisons that come with the course, each by the pairs that it offers. */
export function ReadyList() {
  return (
    <ul className={styles.ready}>
      {comparisons.map(({ name, title, text, sides }) => (
        <li key={name} className={styles.card}>
          <h3>
            <RichText text={title} />
          </h3>
          <p>
            <RichText text={text} />
          </p>
          <ul className={styles.pairs} aria-label={`${title.replaceAll('`', '')}에서 견줄 것`}>
            {sides.flatMap((one, index) =>
              sides.slice(index + 1).map((other) => (
                <li key={`${one.id} ${other.id}`}>
                  <Link href={comparePath(name, one.id, other.id)}>
                    <span className={styles.side}>
                      <RichText text={one.title} />
                      <span aria-hidden="true"> ↔</span>
                    </span>
                    <span className="visuallyHidden">, </span>{' '}
                    <span className={styles.side}>
                      <RichText text={other.title} />
                    </span>
                  </Link>
                </li>
              )),
            )}
          </ul>
        </li>
      ))}
    </ul>
  );
}
