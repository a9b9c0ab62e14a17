import { type ParsedPacket, parsePacket } from '@socketlab/packets';
import type { Direction } from '@socketlab/protocol';
import type { TestLab } from './testLab.ts';

export interface SeenSegment {
  readonly packet: number;
  readonly direction: Direction;
  readonly sentUs: number;
  readonly deliveredUs: number | null;
  readonly flags: string;
  readonly tcp: NonNullable<ParsedPacket['tcp']>;
  readonly payloadLength: number;
  /** All of the packet, as base64. */
  readonly bytes: string;
}

/** The TCP segments of a lab's wire in the order they were sent. */
export function segmentsOf(lab: Pick<TestLab, 'all'>): SeenSegment[] {
  return lab.all('sent').flatMap(({ segment, packet, direction, at }) => {
    if (segment.kind !== 'observed') return [];
    const { tcp, payloadLength } = parsePacket(Buffer.from(segment.bytes, 'base64'));
    if (!tcp) return [];
    const deliveredUs = lab.all('delivered').find((event) => event.packet === packet)?.at ?? null;
    const flags = ['SYN', 'FIN', 'RST', 'ACK']
      .filter((flag) => (tcp.flags as readonly string[]).includes(flag))
      .join('+');
    return [{ packet, direction, sentUs: at, deliveredUs, flags, tcp, payloadLength, bytes: segment.bytes }];
  });
}

/**
 * Without what a kernel has said again: on a busy machine an answer comes too late for its timers, and TCP goes on all the same. A packet with the
 * very bytes of another stays: a kernel numbers its packets and writes the time into them, so that one would be the wire's doing.
 */
export function withoutRepeats(segments: readonly SeenSegment[]): SeenSegment[] {
  const said = new Map<string, string>();
  return segments.filter(({ direction, flags, tcp, payloadLength, bytes }) => {
    // An acknowledgment takes no number of its own.
    if (payloadLength === 0 && !/SYN|FIN/.test(flags)) return true;
    const key = [direction, tcp.sourcePort, tcp.destinationPort, tcp.sequence, flags, payloadLength].join(' ');
    const first = said.get(key);
    if (first === undefined) said.set(key, bytes);
    return first === undefined || first === bytes;
  });
}
