import type { ParsedPacket } from '@socketlab/packets';

/** One name for a TCP connection or a UDP conversation, whichever end speaks; null for anything else. */
export function connectionOf({ ip, tcp, udp }: ParsedPacket): string | null {
  const ports = tcp ?? udp;
  if (!ip || !ports) return null;
  const ends = [`${ip.source}:${ports.sourcePort}`, `${ip.destination}:${ports.destinationPort}`].sort();
  return `${tcp ? 'tcp' : 'udp'} ${ends.join(' ')}`;
}

/** The number that follows a TCP segment: SYN and FIN take one each (RFC 9293, 3.4). */
export function nextSequence({ tcp, payloadLength }: ParsedPacket): number | null {
  if (!tcp) return null;
  const taken = Number(tcp.flags.includes('SYN')) + Number(tcp.flags.includes('FIN'));
  return (tcp.sequence + payloadLength + taken) >>> 0;
}
