import type { ReactNode } from 'react';
import styles from './StepText.module.css';

/** Something beside the main thought. */
export function Aside({ children }: { children: ReactNode }) {
  return (
    <aside className={styles.aside} aria-label="덧붙임">
      {children}
    </aside>
  );
}
