import { encodeIcmp, ipProtocols } from '@socketlab/packets';
import type { MetPacket } from './fault.ts';

/**
 * ICMP destination unreachable for a packet, to its sender: the packet's IP header and the 8 bytes behind it come along, so that
 * the sender finds the socket (RFC 792). Null where nothing may be said: about ICMP itself, a later fragment, or what was sent to many (RFC 1122, 3.2.2).
 *
 * It carries the destination's address, as what Linux's firewall says on a bridge (nft_reject_bridge.c): a middlebox on this wire
 * has no address of its own, and a host with `rp_filter` believes none that it has no route to.
 */
export function encodeUnreachable({ bytes, parsed }: MetPacket, code: number, nextHopMtu = 0): Uint8Array | null {
  const { ip } = parsed;
  if (!ip || ip.protocol === ipProtocols.icmp || ip.fragmentOffset > 0 || isForMany(ip.destination)) return null;
  return encodeIcmp({
    source: ip.destination,
    destination: ip.source,
    type: 3,
    code,
    // RFC 1191, 4: the lower half of the four bytes is the MTU of the next hop.
    rest: nextHopMtu,
    payload: bytes.subarray(0, ip.headerLength + 8),
  });
}

/** Multicast (224.0.0.0/4, RFC 1112, 4), what is reserved above it, and broadcast. */
const isForMany = (address: string): boolean => Number(address.split('.')[0]) >= 224;
