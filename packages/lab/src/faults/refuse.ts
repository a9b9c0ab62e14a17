import type { WireFault } from '@socketlab/protocol';
import { type Fault, opposite } from './fault.ts';
import { encodeUnreachable } from './unreachable.ts';

/** ICMP type 3 (RFC 792; 13 is of RFC 1812, 5.2.7.1). Linux makes EHOSTUNREACH, ECONNREFUSED and EHOSTUNREACH of them. */
const codes = { host: 1, port: 3, prohibited: 13 } as const;

/** A router that passes nothing on, and says so. */
export function createRefuse({ code }: WireFault & { kind: 'refuse' }): Fault {
  return {
    meet(packet) {
      const word = encodeUnreachable(packet, codes[code]);
      const says = word ? [{ direction: opposite(packet.direction), bytes: word }] : [];
      return { drop: 'refused', says };
    },
  };
}
