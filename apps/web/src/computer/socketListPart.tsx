import type { HostName } from '@socketlab/protocol';
import { laterPart } from '../design/laterPart.ts';
import { shortHostWords } from '../design/shortHostWords.ts';
import styles from './SocketList.module.css';

/** A computer's sockets. Nothing has run when the page opens: until then there are none. */
export const socketList = laterPart<{ host: HostName }>({
  load: async () => (await import('./SocketList.tsx')).SocketList,
  StandIn: ({ host }) => (
    <section className={styles.list} aria-label={`${shortHostWords[host]} 소켓`}>
      <p className={styles.empty}>아직 소켓이 없습니다.</p>
    </section>
  ),
  target: null,
});
