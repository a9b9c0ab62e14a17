import { dropWords, type PacketKind, type PacketView, withJosa } from '@socketlab/timeline';
import { shortHostWords } from '../design/shortHostWords.ts';

/** How a kind of packet looks. Colour is never alone: outline, fill, corners and label differ too. */
export interface PacketStyle {
  stroke: string;
  ink: string;
  lineWidth: number;
  shape: 'pill' | 'filledPill' | 'box' | 'hexagon' | 'burst' | 'slanted';
}

const styles: Record<PacketKind, PacketStyle> = {
  SYN: { stroke: 'var(--syn)', ink: 'var(--syn-ink)', lineWidth: 2, shape: 'pill' },
  'SYN+ACK': { stroke: 'var(--syn)', ink: 'var(--syn-ink)', lineWidth: 2, shape: 'pill' },
  ACK: { stroke: 'var(--ack)', ink: 'var(--ack-ink)', lineWidth: 1.4, shape: 'box' },
  DATA: { stroke: 'var(--data)', ink: 'var(--data-ink)', lineWidth: 2.4, shape: 'filledPill' },
  FIN: { stroke: 'var(--fin)', ink: 'var(--fin-ink)', lineWidth: 2, shape: 'hexagon' },
  RST: { stroke: 'var(--rst)', ink: 'var(--rst-ink)', lineWidth: 2, shape: 'burst' },
  UDP: { stroke: 'var(--udp)', ink: 'var(--udp-ink)', lineWidth: 2, shape: 'slanted' },
  ICMP: { stroke: 'var(--edge)', ink: 'var(--soft)', lineWidth: 1.6, shape: 'slanted' },
  OTHER: { stroke: 'var(--edge)', ink: 'var(--soft)', lineWidth: 1.6, shape: 'box' },
};

const dropped: Pick<PacketStyle, 'stroke' | 'ink'> = { stroke: 'var(--ghost)', ink: 'var(--faint)' };

/** How its kind looks, whatever has become of it. */
export function kindStyle(kind: PacketKind): PacketStyle {
  return styles[kind];
}

export function packetStyle(packet: PacketView): PacketStyle {
  const style = styles[packet.kind];
  return packet.status === 'dropped' ? { ...style, ...dropped } : style;
}

/** What stands on the capsule. The numbers of the handshake count from the connection's first SYN, as in Wireshark. */
export function capsuleText(packet: PacketView): string {
  const parts = [packet.label];
  if (packet.kind === 'SYN' && packet.relativeSequence !== null) parts.push(`· ${packet.relativeSequence}`);
  if (packet.kind === 'SYN+ACK' && packet.relativeSequence !== null)
    parts.push(`· ${packet.relativeSequence}/${packet.relativeAcknowledgment ?? 0}`);
  if (packet.retransmission) parts.unshift('↻');
  if (packet.origin?.kind === 'copy') parts.push('복제');
  if (packet.origin?.kind === 'middlebox') parts.push('중간 장비');
  if (packet.changed) parts.push('손상');
  if (packet.inferred) parts.push('추정');
  return parts.join(' ');
}

/** The whole packet in words, for those who hear the stage. */
export function packetName(packet: PacketView): string {
  const state = { flying: '이동 중', held: '붙잡힘', delivered: '도착함', dropped: '사라짐' }[packet.status];
  return [
    withJosa(`${shortHostWords[packet.from]}에서 ${shortHostWords[packet.to]}{으로/로}`),
    packet.label,
    packet.retransmission ? '재전송' : '',
    packet.inferred ? '추정' : '',
    packet.origin?.kind === 'copy' ? '복제' : '',
    packet.origin?.kind === 'middlebox' ? '중간 장비가 만듦' : '',
    packet.changed ? '손상' : '',
    packet.dropReason ? `${state}(${dropWords[packet.dropReason].name})` : state,
    `${(packet.sentUs / 1000).toFixed(1)} ms에 출발`,
  ]
    .filter(Boolean)
    .join(', ');
}
