import { type SocketView, stateWords } from '@socketlab/timeline';
import type { ComponentProps, CSSProperties } from 'react';
import { Later } from '../design/Later.tsx';
import { laterPart } from '../design/laterPart.ts';
import { stateStyle } from '../stage/stateStyle.ts';
import { QueueBar } from './QueueBar.tsx';
import styles from './SocketCard.module.css';
import type { SocketControls } from './SocketControls.tsx';
import { addressText, appKnowledge, stateClaim, timerNames, udpText } from './socketWords.ts';

const socketControls = laterPart<ComponentProps<typeof SocketControls>>({
  load: async () => (await import('./SocketControls.tsx')).SocketControls,
  StandIn: () => null,
});

/** One socket. Whose word each thing is stands beside it: the kernel's, the app's, or only a conclusion (추정). */
export function SocketCard({ socket, isAccepted }: { socket: SocketView; isAccepted: boolean }) {
  const claim = stateClaim(socket);
  const app = appKnowledge(socket);
  const address = addressText(socket, isAccepted);
  const { kernel } = socket;
  const carriesData = kernel !== null && !['LISTEN', 'TIME_WAIT', 'CLOSED'].includes(kernel.state);
  return (
    <article
      className={styles.card}
      data-over={socket.closed && !kernel && !socket.udp}
      data-protocol={socket.protocol}
      data-testid="socket"
      aria-label={address ? `소켓 ${address}` : '소켓'}
    >
      <div className={styles.top}>
        {claim && (
          <span
            className={styles.state}
            data-source={claim.source}
            style={{ '--state': stateStyle(claim.state).ink } as CSSProperties}
            title={stateWords[claim.state]}
          >
            {claim.state}
          </span>
        )}
        {socket.protocol === 'udp' && (
          <span className={styles.udp} title="UDP에는 연결도 상태도 없습니다. 소켓은 있거나 없을 뿐입니다.">
            UDP
          </span>
        )}
        <small>
          {claim
            ? claim.source === 'kernel'
              ? '커널이 말한 상태'
              : '추정'
            : socket.protocol === 'udp'
              ? udpText(socket)
              : (app ?? '상태를 모릅니다')}
        </small>
        {socket.site && <span className={styles.site}>{socket.site.line}행</span>}
      </div>
      {address && <div className={styles.address}>{address}</div>}
      {(claim || socket.protocol === 'udp') && app && <p className={styles.app}>{app}</p>}
      {kernel && <KernelDetail kernel={kernel} />}
      {carriesData && (
        <div className={styles.queues}>
          <QueueBar label="보낼 버퍼" bytes={kernel.sendQueueBytes} />
          <QueueBar label="받은 버퍼" bytes={kernel.receiveQueueBytes} />
        </div>
      )}
      {socket.udp && <UdpQueues udp={socket.udp} />}
      {socket.controllable && socket.program && socket.object && (
        <Later
          part={socketControls}
          props={{ program: socket.program, object: socket.object, protocol: socket.protocol }}
        />
      )}
    </article>
  );
}

/** A UDP socket by the kernel's table. What finds no room in its receive buffer is thrown away, and nobody is told. */
function UdpQueues({ udp }: { udp: NonNullable<SocketView['udp']> }) {
  return (
    <>
      {udp.drops > 0 && <p className={styles.detail}>커널이 버린 데이터그램 {udp.drops}개</p>}
      <div className={styles.queues}>
        <QueueBar label="보낼 버퍼" bytes={udp.sendQueueBytes} />
        {/* For UDP the table counts memory, headers of the kernel's own included (Linux, net/ipv4/udp.c, udp4_format_sock). */}
        <QueueBar label="받은 버퍼 메모리" bytes={udp.receiveQueueBytes} />
      </div>
    </>
  );
}

/** What else the kernel's table says, where it says anything. */
function KernelDetail({ kernel }: { kernel: NonNullable<SocketView['kernel']> }) {
  const words: string[] = [];
  if (kernel.retransmits > 0) words.push(`재전송 ${kernel.retransmits}회`);
  // In LISTEN Linux counts there the connections that wait to be accepted (net/ipv4/tcp_ipv4.c, get_tcp4_sock).
  if (kernel.state === 'LISTEN' && kernel.receiveQueueBytes > 0)
    words.push(`수락을 기다리는 연결 ${kernel.receiveQueueBytes}개`);
  if (kernel.timer !== 'none' && kernel.state !== 'TIME_WAIT') words.push(timerNames[kernel.timer]);
  if (kernel.timer === 'probe') words.push('상대방의 윈도우가 열리기를 기다립니다');
  if (words.length === 0) return null;
  return <p className={styles.detail}>{words.join(' · ')}</p>;
}
