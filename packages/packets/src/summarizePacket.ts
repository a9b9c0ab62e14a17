import { decodeBase64 } from './base64.ts';
import { parsePacket } from './parsePacket.ts';

/** One IP packet in the few words that one asks about most. */
export interface PacketSummary {
  protocol: 'tcp' | 'udp' | 'icmp' | 'other';
  /** Of TCP; empty for the others. */
  flags: readonly string[];
  /** By the headers' word, also where fewer bytes were kept. */
  payloadBytes: number;
  payload: Uint8Array;
  /** Of TCP: the direction of its connection, the number of its first byte, and the window as it stands in the header. */
  stream: { key: string; sequence: number; window: number } | null;
}

/** Null for bytes (base64) that are no IPv4 packet. Never throws for bytes of strangers. */
export function summarizePacket(bytes: string): PacketSummary | null {
  const { ip, tcp, udp, icmp, payload, payloadLength: payloadBytes } = parsePacket(decodeBase64(bytes));
  if (!ip) return null;
  if (tcp) {
    const key = `${ip.source}:${tcp.sourcePort}>${ip.destination}:${tcp.destinationPort}`;
    const { flags, sequence, window } = tcp;
    return { protocol: 'tcp', flags, payloadBytes, payload, stream: { key, sequence, window } };
  }
  return { protocol: udp ? 'udp' : icmp ? 'icmp' : 'other', flags: [], payloadBytes, payload, stream: null };
}
