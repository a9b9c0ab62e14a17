import type { HostName } from '@socketlab/protocol';
import { hostWords } from '@socketlab/timeline';
import { useLab } from '../state/store.ts';
import styles from './Computer.module.css';
import { FileCard } from './FileCard.tsx';
import { SocketList } from './SocketList.tsx';

/** One of the two computers: its code, console and sockets. */
export function Computer({ host }: { host: HostName }) {
  const address = useLab((state) => state.view.addresses[host]);
  return (
    <section className={styles.computer} aria-label={hostWords[host]} data-host={host}>
      <h3 className={styles.name}>
        {hostWords[host]}
        <span className={styles.address}>{address ?? ''}</span>
      </h3>
      <FileCard host={host} />
      <SocketList host={host} />
    </section>
  );
}
