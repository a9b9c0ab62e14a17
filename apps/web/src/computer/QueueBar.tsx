import styles from './QueueBar.module.css';
import { bytesText, queueShare } from './socketWords.ts';

/** How much a socket's buffer holds by the kernel's table. The scale is logarithmic: 15 bytes can be seen, 4 MiB fits. */
export function QueueBar({ label, bytes }: { label: string; bytes: number }) {
  return (
    <div className={styles.queue}>
      <span>{label}</span>
      <i aria-hidden="true">
        <b style={{ width: `${queueShare(bytes) * 100}%` }} />
      </i>
      <span className={styles.bytes} data-empty={bytes === 0}>
        {bytesText(bytes)}
      </span>
    </div>
  );
}
