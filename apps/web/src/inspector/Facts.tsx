import { dropWords, type PacketView } from '@socketlab/timeline';
import { bytesText } from '../computer/socketWords.ts';
import { spanLabel } from '../stage/timeGrid.ts';
import { useLab } from '../state/store.ts';
import { Fact, momentText } from './Fact.tsx';
import styles from './Inspector.module.css';
import type { ByteChange } from './inspectPacket.ts';
import { Notes } from './Notes.tsx';
import { WayFacts } from './WayFacts.tsx';

/** What is known of a packet before its bytes are read: when, how long, which numbers, and which line of code came before it. */
export function Facts({ packet, change }: { packet: PacketView; change: ByteChange | null }) {
  const seek = useLab((state) => state.seek);
  const took = packet.endUs === null ? null : packet.endUs - packet.sentUs;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name="종류">
          {packet.label}
          {packet.flags.length > 0 && <span className={styles.quiet}> {packet.flags.join(' ')}</span>}
          {packet.retransmission && packet.notes.length === 0 && <b className={styles.tag}>재전송</b>}
        </Fact>
        <Fact name="출발">
          <button type="button" className={styles.link} onClick={() => seek(packet.sentUs)}>
            {momentText(packet.sentUs)}
          </button>
        </Fact>
        <Fact name="도착">
          {packet.status === 'flying' && '이동 중'}
          {packet.status === 'held' && '붙잡혀 있음'}
          {packet.status === 'dropped' && <Dropped packet={packet} />}
          {packet.status === 'delivered' && took !== null && (
            <>
              {momentText(packet.endUs ?? 0)}
              <span className={styles.quiet}> {spanLabel(took)} 걸림</span>
            </>
          )}
        </Fact>
        <WayFacts packet={packet} change={change} />
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
        {packet.window !== null && (
          <Fact name="윈도우">
            {bytesText(packet.window)}
            <span className={styles.quiet}>
              {packet.window === 0 ? ' 더 받을 자리가 없다는 뜻' : ' 확인 응답 뒤로 더 받을 수 있는 양'}
            </span>
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
      <Notes notes={packet.notes} />
      <p className={styles.cause}>
        <Cause packet={packet} />
      </p>
    </>
  );
}

/** Why it never arrived, and who knows of it. */
function Dropped({ packet }: { packet: PacketView }) {
  const words = packet.dropReason === null ? null : dropWords[packet.dropReason];
  return (
    <>
      사라짐{packet.endUs !== null && <span className={styles.quiet}> {momentText(packet.endUs)}</span>}
      {words && <span className={styles.why}>{[words.name, words.explain].filter(Boolean).join('. ')}</span>}
    </>
  );
}

/** Only the order is known: when to send is the kernel's own decision. What no line of code asked for is not always the kernel's. */
function Cause({ packet }: { packet: PacketView }) {
  const { cause, kind, inferred, retransmission, origin } = packet;
  if (origin)
    return origin.kind === 'copy'
      ? '커널이 보낸 것이 아니라 회선이 복제한 패킷입니다.'
      : '어느 커널도 보내지 않았습니다. 길 가운데의 장비가 만든 패킷입니다.';
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
