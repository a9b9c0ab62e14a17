import { type ReactNode, useId, useState } from 'react';
import styles from './Hint.module.css';

/** Help that is seen only when asked for. `label` names its button. */
export function Hint({ label = '힌트 보기', children }: { label?: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.hint}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.trigger}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {label}
        </button>
      </h3>
      <div id={id} className={styles.panel} hidden={!open}>
        <div className={styles.body}>{children}</div>
      </div>
    </div>
  );
}
