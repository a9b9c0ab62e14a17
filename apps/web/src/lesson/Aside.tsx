import type { ReactNode } from 'react';
import styles from './StepText.module.css';

/** Something beside the main thought. */
export function Aside({ children }: { children: ReactNode }) {
  return (
    <div className={styles.aside} role="note">
      {children}
    </div>
  );
}
