import type { ReactNode } from 'react';
import styles from './StepText.module.css';

/** A term at its first mention: 한글(English). */
export function Term({ en, children }: { en: string; children: ReactNode }) {
  return (
    <dfn className={styles.term}>
      {children}
      <span lang="en">({en})</span>
    </dfn>
  );
}
