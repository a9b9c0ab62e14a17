import { happenedUs, type LabEvent } from '@socketlab/protocol';
import type { LabHappening, PacketFacts } from './happening.ts';

type Sent = Extract<LabEvent, { kind: 'sent' }>;

/** What whoever can decode a packet says of its bytes; null where it can't be read. */
export interface DecodedPacket {
  protocol: PacketFacts['protocol'];
  flags: readonly string[];
  payloadBytes: number;
  payload: Uint8Array;
  /** The sender's and the receiver's address and port, and the number of the first byte; null but for TCP. */
  stream: { key: string; sequence: number; window: number } | null;
}
export type DecodePacket = (bytesBase64: string) => DecodedPacket | null;

/** Reads a lab's log from its first entry on. */
export interface HappeningReader {
  read(event: LabEvent): LabHappening;
}

/** A reader for one lab. It remembers which file each program runs and what each packet was. Pure but for that. */
export function createHappeningReader(decode: DecodePacket): HappeningReader {
  const files = new Map<string, string>();
  const packets = new Map<number, PacketFacts | null>();
  const seen = new Set<string>();

  function factsOf(event: Sent): PacketFacts | null {
    const { direction, segment } = event;
    const copy = event.origin?.kind === 'copy';
    if (segment.kind === 'inferred') {
      const { protocol = 'tcp', flags, payloadBytes, payload } = segment;
      const text = textOf(Uint8Array.from(atob(payload), (one) => one.charCodeAt(0)));
      return { direction, protocol, flags, payloadBytes, text, again: false, zeroWindow: false, copy };
    }
    const decoded = decode(segment.bytes);
    if (!decoded) return null;
    const { protocol, flags, payloadBytes, payload, stream } = decoded;
    const counts = stream !== null && (payloadBytes > 0 || flags.includes('SYN') || flags.includes('FIN'));
    const name =
      stream &&
      `${stream.key} ${stream.sequence} ${flags.includes('SYN')} ${flags.includes('FIN')} ${payloadBytes > 0}`;
    const again = counts && !event.origin && seen.has(name!);
    if (counts && !event.origin) seen.add(name!);
    const zeroWindow = stream !== null && stream.window === 0 && !flags.includes('SYN') && !flags.includes('RST');
    return { direction, protocol, flags, payloadBytes, text: textOf(payload), again, zeroWindow, copy };
  }

  return {
    read(event) {
      if (event.kind === 'spawn') files.set(event.program, event.file);
      if (event.kind === 'sent') packets.set(event.packet, factsOf(event));
      return {
        kind: 'lab',
        event,
        atUs: happenedUs(event),
        packet: event.lane === 'packet' ? (packets.get(event.packet) ?? null) : null,
        file: event.lane === 'program' ? (files.get(event.program) ?? null) : null,
      };
    },
  };
}

const utf8 = new TextDecoder();
const textOf = (bytes: Uint8Array): string => utf8.decode(bytes);
