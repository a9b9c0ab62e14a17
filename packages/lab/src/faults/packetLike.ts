import type { ParsedPacket } from '@socketlab/packets';
import type { PacketLike } from '@socketlab/protocol';

/** Whether a packet is one that a fault waits for. A segment with data and FIN is both; `ACK` is nothing but an acknowledgment. */
export function isLike({ tcp, udp, payloadLength }: ParsedPacket, like: PacketLike): boolean {
  if (like === 'any') return true;
  if (like === 'UDP') return udp !== null;
  if (!tcp) return false;
  const has = (flag: 'SYN' | 'ACK' | 'FIN' | 'RST') => tcp.flags.includes(flag);
  switch (like) {
    case 'SYN':
      return has('SYN') && !has('ACK');
    case 'SYN+ACK':
      return has('SYN') && has('ACK');
    case 'FIN':
    case 'RST':
      return has(like);
    case 'DATA':
      return payloadLength > 0;
    case 'ACK':
      return has('ACK') && payloadLength === 0 && !has('SYN') && !has('FIN') && !has('RST');
  }
}
