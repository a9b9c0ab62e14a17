import type { HostName } from '@socketlab/protocol';
import { shortHostWords } from '../design/shortHostWords.ts';
import { useLab } from '../state/store.ts';
import { SocketCard } from './SocketCard.tsx';
import styles from './SocketList.module.css';
import { orderSockets } from './socketWords.ts';

const shownCards = 24;

/** Every socket of a computer: what the program holds, what the kernel says, or both. */
export function SocketList({ host }: { host: HostName }) {
  const sockets = useLab((state) => state.view.sockets[host]);
  const listening = new Set(
    sockets.flatMap((socket) =>
      (socket.kernel?.state === 'LISTEN' || socket.objectType === 'Server') && socket.local ? [socket.local.port] : [],
    ),
  );
  const rest = sockets.length - shownCards;
  return (
    <section className={styles.list} aria-label={`${shortHostWords[host]} 소켓`}>
      {sockets.length === 0 && <p className={styles.empty}>아직 소켓이 없습니다.</p>}
      {orderSockets(sockets)
        .slice(0, shownCards)
        .map((socket) => (
          <SocketCard
            key={socket.key}
            socket={socket}
            isAccepted={socket.local !== null && listening.has(socket.local.port)}
          />
        ))}
      {rest > 0 && <p className={styles.empty}>그 밖에 소켓 {rest}개가 더 있습니다.</p>}
    </section>
  );
}
