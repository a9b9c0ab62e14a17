import type { PacketView } from '@socketlab/timeline';
import { spanLabel } from '../stage/timeGrid.ts';
import { useLab } from '../state/store.ts';
import styles from './Inspector.module.css';

/** What is known of a packet before its bytes are read: when, how long, which numbers, and which line of code came before it. */
export function Facts({ packet }: { packet: PacketView }) {
  const seek = useLab((state) => state.seek);
  const took = packet.endUs === null ? null : packet.endUs - packet.sentUs;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name="종류">
          {packet.label}
          {packet.flags.length > 0 && <span className={styles.quiet}> {packet.flags.join(' ')}</span>}
          {packet.retransmission && <b className={styles.tag}>재전송</b>}
        </Fact>
        <Fact name="출발">
          <button type="button" className={styles.link} onClick={() => seek(packet.sentUs)}>
            {(packet.sentUs / 1000).toFixed(3)} ms
          </button>
        </Fact>
        <Fact name="도착">
          {packet.status === 'flying' && '이동 중'}
          {packet.status === 'dropped' && '사라짐'}
          {packet.status === 'delivered' && took !== null && (
            <>
              {((packet.endUs ?? 0) / 1000).toFixed(3)} ms<span className={styles.quiet}> {spanLabel(took)} 걸림</span>
            </>
          )}
        </Fact>
        {packet.sequence !== null && (
          <Fact name="순서 번호">
            <code>{packet.sequence}</code>
            {packet.relativeSequence !== null && (
              <span className={styles.quiet}> 상대 번호 {packet.relativeSequence}</span>
            )}
          </Fact>
        )}
        {packet.acknowledgment !== null && packet.flags.includes('ACK') && (
          <Fact name="확인 응답">
            <code>{packet.acknowledgment}</code>
            {packet.relativeAcknowledgment !== null && (
              <span className={styles.quiet}> 상대 번호 {packet.relativeAcknowledgment}</span>
            )}
          </Fact>
        )}
        {packet.source && packet.destination && (
          <Fact name="주소">
            <code>
              {packet.source.address}:{packet.source.port} → {packet.destination.address}:{packet.destination.port}
            </code>
          </Fact>
        )}
      </dl>
      <p className={styles.cause}>
        <Cause packet={packet} />
      </p>
    </>
  );
}

/** Only the order is known: when to send is the kernel's own decision. What no line of code asked for is not always the kernel's. */
function Cause({ packet }: { packet: PacketView }) {
  const { cause, kind, inferred, retransmission } = packet;
  if (cause)
    return (
      <>
        <code>{cause.file.split('/').at(-1)}</code> {cause.line}행의 <code>{cause.method}()</code> 뒤에{' '}
        {inferred ? '나간 것으로 추정합니다.' : retransmission ? '커널이 다시 보냈습니다.' : '커널이 보냈습니다.'}
      </>
    );
  if (kind === 'ACK' || kind === 'SYN+ACK')
    return inferred
      ? '프로그램의 호출 없이 커널이 보낸 것으로 추정합니다.'
      : '프로그램의 호출 없이 커널이 스스로 보냈습니다.';
  return '어느 행의 코드가 이것을 보내게 했는지는 기록에 없습니다.';
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
