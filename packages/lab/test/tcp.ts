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
    return [{ packet, direction, sentUs: at, deliveredUs, flags, tcp, payloadLength }];
  });
}
