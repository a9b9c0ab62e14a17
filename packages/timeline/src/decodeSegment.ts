import { decodeBase64, type ParsedPacket, parsePacket } from '@socketlab/packets';
import type { Endpoint, Segment } from '@socketlab/protocol';
import { icmpLabel } from './icmpWords.ts';
import type { PacketKind } from './packetView.ts';

/** What the ladder needs of a segment, observed or inferred. Numbers are null where nobody saw them. */
export interface DecodedSegment {
  kind: PacketKind;
  label: string;
  flags: readonly string[];
  payloadBytes: number;
  source: Endpoint | null;
  destination: Endpoint | null;
  /** An observed TCP segment. */
  tcp: ParsedPacket['tcp'];
  /** Its IP header forbids fragments: only then may a router speak of its size (RFC 1191, 4). */
  dontFragment: boolean;
  /** False where a checksum shows that the bytes are not those that were sent. */
  checksumOk: boolean;
}

export function decodeSegment(segment: Segment): DecodedSegment {
  if (segment.kind === 'inferred') {
    const { flags, payloadBytes, source, destination } = segment;
    const name = segment.protocol === 'udp' ? datagram(payloadBytes) : named(flags, payloadBytes);
    return { ...name, flags, payloadBytes, source, destination, tcp: null, dontFragment: false, checksumOk: true };
  }
  const packet = parseObserved(segment.bytes);
  const { ip, tcp, udp, icmp, payloadLength: payloadBytes } = packet;
  const ports = tcp ?? udp;
  const source = ip !== null && ports !== null ? { address: ip.source, port: ports.sourcePort } : null;
  const destination = ip !== null && ports !== null ? { address: ip.destination, port: ports.destinationPort } : null;
  const checksumOk = [ip, tcp, udp, icmp].every((header) => header?.checksumOk !== false);
  const dontFragment = ip?.dontFragment === true;
  const common = { dontFragment, payloadBytes, source, destination, tcp, flags: tcp?.flags ?? [], checksumOk };
  if (tcp !== null) return { ...common, ...named(tcp.flags, payloadBytes) };
  if (udp !== null) return { ...common, ...datagram(payloadBytes) };
  if (icmp !== null) return { ...common, kind: 'ICMP', label: icmpLabel(icmp) };
  return { ...common, kind: 'OTHER', label: ip === null ? '읽을 수 없는 패킷' : `IP 프로토콜 ${ip.protocol}` };
}

function parseObserved(bytes: string): ParsedPacket {
  try {
    return parsePacket(decodeBase64(bytes));
  } catch {
    // Bytes that are not base64 are a packet nobody can read, and no reason to lose the picture.
    return parsePacket(new Uint8Array(0));
  }
}

function datagram(payloadBytes: number): Pick<DecodedSegment, 'kind' | 'label'> {
  return { kind: 'UDP', label: `UDP ${payloadBytes} B` };
}

function named(flags: readonly string[], payloadBytes: number): Pick<DecodedSegment, 'kind' | 'label'> {
  const has = (flag: string) => flags.includes(flag);
  const data = payloadBytes > 0 ? `데이터 ${payloadBytes} B` : '';
  if (has('RST')) return { kind: 'RST', label: 'RST' };
  if (has('SYN')) return has('ACK') ? { kind: 'SYN+ACK', label: 'SYN ACK' } : { kind: 'SYN', label: 'SYN' };
  if (has('FIN')) return { kind: 'FIN', label: data === '' ? 'FIN' : `FIN ${data}` };
  if (data !== '') return { kind: 'DATA', label: data };
  return has('ACK') ? { kind: 'ACK', label: 'ACK' } : { kind: 'OTHER', label: 'TCP' };
}
