import { doerWords, type PacketHold, type PacketView } from '@socketlab/timeline';
import { spanLabel } from '../stage/timeGrid.ts';
import { useLab } from '../state/store.ts';
import { Fact, momentText } from './Fact.tsx';
import styles from './Inspector.module.css';
import type { ByteChange } from './inspectPacket.ts';

/** What was done to the packet on its way, by the hand or by a fault; and, where no kernel made it, where it comes from. */
export function WayFacts({ packet, change }: { packet: PacketView; change: ByteChange | null }) {
  const { origin, holds, delayedBy, changed } = packet;
  return (
    <>
      {origin && (
        <Fact name="만든 곳">
          회선<span className={styles.quiet}> {doerWords[origin.by]}</span>
          <br />
          {origin.kind === 'copy' ? (
            <OtherPacket packet={origin.of}>복제하기 전의 패킷 보기</OtherPacket>
          ) : (
            <OtherPacket packet={origin.cause}>중간 장비가 본 패킷 보기</OtherPacket>
          )}
        </Fact>
      )}
      {holds.map((hold) => (
        <Fact key={hold.fromUs} name="붙잡힘">
          <Hold hold={hold} />
        </Fact>
      ))}
      {delayedBy !== null && (
        <Fact name="늦춰짐">
          {doerWords[delayedBy]}
          {packet.endUs === null && packet.status === 'flying' && (
            <span className={styles.quiet}> {momentText(packet.expectedUs)}에 도착할 예정</span>
          )}
        </Fact>
      )}
      {changed && (
        <Fact name="바뀐 바이트">
          {doerWords[changed.by]}
          <span className={styles.quiet}>
            {' '}
            IP 헤더부터 세어 <code>{changed.offset.toString(16).padStart(4, '0')}</code>
          </span>
          {change && (
            <>
              <br />
              <code>{hex(change.before)}</code> → <code className={styles.changed}>{hex(change.after)}</code>
            </>
          )}
        </Fact>
      )}
    </>
  );
}

function Hold({ hold: { part, fromUs, toUs, by } }: { hold: PacketHold }) {
  return (
    <>
      {doerWords[by]}
      <span className={styles.quiet}>
        {' '}
        {momentText(fromUs)}부터 {toUs === null ? '지금까지' : spanLabel(toUs - fromUs)}, 길의 {Math.round(part * 100)}
        %에서
      </span>
    </>
  );
}

function OtherPacket({ packet, children }: { packet: number; children: string }) {
  const selectPacket = useLab((state) => state.selectPacket);
  return (
    <button type="button" className={styles.link} onClick={() => selectPacket(packet)}>
      {children}
    </button>
  );
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
