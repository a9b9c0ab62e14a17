import { decodeBase64, parsePacket, sequenceDistance, type TcpFlag } from '@socketlab/packets';
import type { HostName, LabEvent } from '@socketlab/protocol';

type Sent = Extract<LabEvent, { kind: 'sent' }>;

interface Side {
  /** Its connection's name, and whether this side opened it. */
  connection: string;
  opener: boolean;
  /** The number it began with; null until it has spoken. */
  first: number | null;
}

const telling: readonly string[] = ['SYN', 'FIN', 'RST'] satisfies TcpFlag[];

/**
 * Names for what a host sends, by what another run can know it by: the n-th connection between two computers to that port, the direction,
 * and numbers relative to where each side began (RFC 9293, 3.4.1: a kernel begins at random). What is sent again has the same name.
 */
export function createSegmentNames(): (event: Sent) => string {
  const sides = new Map<string, Side>();
  const counts = new Map<string, number>();

  function begin(event: Sent, own: string, other: string, port: number): void {
    const kind = `${event.from}>${event.to}:${port}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const connection = `${kind}/${count}`;
    sides.set(own, { connection, opener: true, first: null });
    sides.set(other, { connection, opener: false, first: null });
  }

  return (event) => {
    const { segment } = event;
    if (segment.kind === 'inferred') {
      const { source, destination, flags, payloadBytes, protocol = 'tcp' } = segment;
      const own = `${source.address}:${source.port}>${destination.address}:${destination.port}`;
      const other = `${destination.address}:${destination.port}>${source.address}:${source.port}`;
      const opens = flags.includes('SYN') && !flags.includes('ACK');
      if (opens || !sides.has(own)) begin(event, own, other, destination.port);
      const { connection, opener } = sides.get(own)!;
      return `${protocol} ${connection} ${opener ? '>' : '<'} ${flags.join('+')} ${payloadBytes}`;
    }
    const { ip, tcp, udp, payloadLength } = parsePacket(decodeBase64(segment.bytes));
    if (!ip || !(tcp || udp)) return `other ${wayOf(event)} ${segment.length}`;
    const { sourcePort, destinationPort } = (tcp ?? udp)!;
    const own = `${tcp ? 'tcp' : 'udp'} ${ip.source}:${sourcePort}>${ip.destination}:${destinationPort}`;
    const other = `${tcp ? 'tcp' : 'udp'} ${ip.destination}:${destinationPort}>${ip.source}:${sourcePort}`;
    const opens = tcp?.flags.includes('SYN') && !tcp.flags.includes('ACK');
    // A SYN that comes again begins no other connection.
    const known = sides.get(own);
    if (!known || (opens && known.first !== tcp!.sequence)) begin(event, own, other, destinationPort);
    const side = sides.get(own)!;
    const way = `${side.connection} ${side.opener ? '>' : '<'}`;
    if (!tcp) return `udp ${way} ${payloadLength}`;
    side.first ??= tcp.sequence;
    const flags = tcp.flags.filter((flag) => telling.includes(flag)).join('+');
    const from = sequenceDistance(tcp.sequence, side.first);
    const theirs = sides.get(other)?.first ?? null;
    // What carries nothing is told apart by what it confirms; what carries something may confirm more or less, as time would have it.
    const empty = payloadLength === 0 && flags === '';
    const confirms = empty && theirs !== null ? ` ack ${sequenceDistance(tcp.acknowledgment, theirs)}` : '';
    return `tcp ${way} ${flags} ${from}+${payloadLength}${confirms}`;
  };
}

const wayOf = ({ from, to }: { from: HostName; to: HostName }): string => `${from}>${to}`;
