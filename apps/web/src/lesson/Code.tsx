import type { ReactNode } from 'react';
import styles from './StepText.module.css';

/** Lines of one of the programs, under the name of their file. */
export function Code({ file, children }: { file: string; children: ReactNode }) {
  return (
    <figure className={styles.code}>
      <figcaption>{file}</figcaption>
      {children}
    </figure>
  );
}
