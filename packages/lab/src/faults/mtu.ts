import type { WireFault } from '@socketlab/protocol';
import { type Fault, opposite, pass } from './fault.ts';
import { encodeUnreachable } from './unreachable.ts';

/** ICMP code 4: fragmentation needed, but forbidden (RFC 792). */
const fragmentationNeeded = 4;

/**
 * A link that carries only smaller packets. The router says so and with what it can do (RFC 1191), or swallows them: a black hole
 * (RFC 2923, 2.1). It says so only of a packet that may not be cut into pieces (RFC 792), as all of a Linux host's are; it cuts none.
 */
export function createMtu({ bytes: most, tellSender }: WireFault & { kind: 'mtu' }): Fault {
  return {
    meet(packet) {
      if (packet.bytes.byteLength <= most) return pass;
      const word =
        tellSender && packet.parsed.ip?.dontFragment ? encodeUnreachable(packet, fragmentationNeeded, most) : null;
      const says = word ? [{ direction: opposite(packet.direction), bytes: word }] : [];
      return { drop: 'mtu', says };
    },
  };
}
