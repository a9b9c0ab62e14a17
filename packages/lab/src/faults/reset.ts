import { encodeTcp, type ParsedPacket, sequenceDistance } from '@socketlab/packets';
import { connectionOf, nextSequence } from './connection.ts';
import { type Fault, type MetPacket, opposite, pass } from './fault.ts';
import { isLike } from './packetLike.ts';

/**
 * A middlebox beside the path that ends a connection it does not like: RST to both ends, each in the other's name. It sees packets
 * and can't stop them, so the one with data goes on, and the RST follows it.
 *
 * A kernel believes a RST only if it has exactly the number that is next (RFC 5961, 3.2). What is next when the RST arrives: the
 * end of what flies ahead of it, or, where nothing does, what the segment itself acknowledges.
 */
export function createReset(): Fault {
  return {
    bothDirections: true,
    meet(packet, { inFlight }) {
      const { tcp, ip } = packet.parsed;
      const connection = connectionOf(packet.parsed);
      if (!tcp || !ip || !isLike(packet.parsed, 'DATA')) return pass;
      const back = opposite(packet.direction);
      const ofConnection = ({ parsed }: MetPacket) => connectionOf(parsed) === connection;
      const toReceiver = furthest(nextSequence(packet.parsed)!, inFlight(packet.direction).filter(ofConnection));
      const toSender = furthest(tcp.acknowledgment, inFlight(back).filter(ofConnection));
      const ahead = { source: ip.source, destination: ip.destination };
      const behind = { source: ip.destination, destination: ip.source };
      return {
        says: [
          { direction: packet.direction, bytes: encodeReset(ahead, packet.parsed, toReceiver, toSender) },
          { direction: back, bytes: encodeReset(behind, packet.parsed, toSender, toReceiver) },
        ],
        spent: true,
      };
    },
  };
}

function furthest(start: number, packets: readonly MetPacket[]): number {
  return packets.reduce((next, { parsed }) => {
    const end = nextSequence(parsed);
    return end !== null && sequenceDistance(end, next) > 0 ? end : next;
  }, start);
}

function encodeReset(
  ends: { source: string; destination: string },
  { ip, tcp }: ParsedPacket,
  sequence: number,
  acknowledgment: number,
): Uint8Array {
  const forward = ends.source === ip!.source;
  return encodeTcp({
    ...ends,
    sourcePort: forward ? tcp!.sourcePort : tcp!.destinationPort,
    destinationPort: forward ? tcp!.destinationPort : tcp!.sourcePort,
    sequence,
    acknowledgment,
    flags: ['RST', 'ACK'],
    window: 0,
  });
}
