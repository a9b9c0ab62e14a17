import { stateWords } from '@socketlab/timeline';
import type { CSSProperties } from 'react';
import { QueueBar } from '../computer/QueueBar.tsx';
import { bytesText, stateClaim } from '../computer/socketWords.ts';
import { type ConnectionEnd, socketOf } from '../connection/connections.ts';
import { shortHostWords } from '../design/shortHostWords.ts';
import { useThrottled } from '../design/useThrottled.ts';
import { stateStyle } from '../stage/stateStyle.ts';
import { useLab } from '../state/store.ts';
import styles from './KernelStrip.module.css';
import { timerText } from './kernelFacts.ts';
import { QueueHistory } from './QueueHistory.tsx';

/** A timer's rest is read, not watched run. */
const clockEveryMs = 100;

/** One end of the connection by its kernel's own table. */
export function KernelEnd({ end }: { end: ConnectionEnd }) {
  const { host } = end;
  const socket = useLab((state) => socketOf(state.view.sockets[host], end));
  const offered = useLab((state) => state.view.packets.offeredWindow(host, end.local, end.remote));
  const nowUs = useThrottled(
    useLab((state) => state.view.atUs),
    clockEveryMs,
  );
  const kernel = socket?.kernel ?? null;
  const claim = socket && stateClaim(socket);
  const timer = kernel && timerText(kernel, nowUs);
  return (
    <section className={styles.end} aria-label={`${shortHostWords[host]}의 커널`} data-testid={`kernel-${host}`}>
      <div className={styles.top}>
        <h4>{shortHostWords[host]}</h4>
        {claim ? (
          <span
            className={styles.state}
            data-source={claim.source}
            style={{ '--state': stateStyle(claim.state).ink } as CSSProperties}
            title={stateWords[claim.state]}
          >
            {claim.state}
          </span>
        ) : (
          <small>커널에 기록이 없습니다</small>
        )}
        {claim?.source === 'derived' && <small>추정</small>}
      </div>
      {kernel && (
        <>
          {kernel.state !== 'TIME_WAIT' && (
            <>
              <QueueBar label="보낼 버퍼" bytes={kernel.sendQueueBytes} />
              <QueueBar label="받은 버퍼" bytes={kernel.receiveQueueBytes} />
              <QueueHistory end={end} nowUs={nowUs} />
            </>
          )}
          <p className={styles.words}>
            <span data-alarm={kernel.retransmits > 0}>재전송 {kernel.retransmits}회</span>
            {timer && <span>{timer}</span>}
            {offered !== null && (
              <span data-alarm={offered === 0}>
                상대방 윈도우 {offered === 0 ? '0 B, 보낼 수 없음' : bytesText(offered)}
              </span>
            )}
          </p>
        </>
      )}
    </section>
  );
}
