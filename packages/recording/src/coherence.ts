import { decodeBase64, formatIpv4 } from '@socketlab/packets';
import { directionBetween, fileNameSchema, type HostName, type LabEvent, type Segment } from '@socketlab/protocol';
import type { RecordingHeader } from './header.ts';
import { recordingLimits } from './recordingLimits.ts';

/** Looks at a log entry by entry, in order, for what no lab could have written. */
export interface Coherence {
  /** What is wrong with this entry, in a few words; null: nothing. */
  look(header: RecordingHeader, event: LabEvent): string | null;
}

type EventOf<K extends LabEvent['kind']> = Extract<LabEvent, { kind: K }>;

/**
 * A schema says what one entry may be; this says what may follow what. It tells a log that was put together by hand carelessly from one that
 * a lab wrote. Whoever takes the care can still write a whole one: a file alone can't prove where it comes from.
 */
export function createCoherence(): Coherence {
  const addresses = new Map<HostName, string>();
  const programs = new Map<string, HostName>();
  const files = new Set<string>();
  const sent = new Set<number>();
  let seq = 0;
  let at = 0;

  function lookAtOpened(header: RecordingHeader, { mode, hosts }: EventOf<'opened'>): string | null {
    if (mode !== header.mode) return 'another mode than the header';
    if (hosts.map(({ host }) => host).join() !== header.hosts.join()) return 'other hosts than the header';
    for (const { host, address } of hosts) addresses.set(host, address);
    return null;
  }

  function lookAtProgram(event: Extract<LabEvent, { lane: 'program' }>): string | null {
    if (event.kind === 'spawn') {
      if (programs.has(event.program)) return 'a program that began twice';
      programs.set(event.program, event.host);
      // A lab runs what a page's editors can hold: one plain name each.
      if (!fileNameSchema.safeParse(event.file).success) return 'a program with a name that no editor takes';
      files.add(`${event.host}/${event.file}`);
      if (files.size > recordingLimits.filesThatRan) return 'more programs than anybody has run';
      return null;
    }
    return programs.get(event.program) === event.host ? null : 'a program that never began there';
  }

  function lookAtSegment(mode: RecordingHeader['mode'], segment: Segment): string | null {
    if ((segment.kind === 'observed') !== (mode === 'virtual')) return 'a segment of the other mode';
    if (segment.kind === 'inferred') return null;
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(segment.bytes) || segment.bytes.length % 4 !== 0)
      return 'bytes that are no base64';
    const padding = segment.bytes.endsWith('==') ? 2 : segment.bytes.endsWith('=') ? 1 : 0;
    return (segment.bytes.length / 4) * 3 - padding <= segment.length ? null : 'more bytes than the packet has';
  }

  function lookAtSent(header: RecordingHeader, event: EventOf<'sent'>): string | null {
    const { packet, from, to, direction, segment, origin } = event;
    if (sent.has(packet)) return 'a packet that was sent twice';
    if (!addresses.has(from) || !addresses.has(to) || from === to) return 'a packet between other hosts';
    if (direction !== directionBetween(from, to)) return 'a packet in the wrong direction';
    const of = origin && (origin.kind === 'copy' ? origin.of : origin.cause);
    if (of !== undefined && !sent.has(of)) return 'a packet made of one that was never sent';
    sent.add(packet);
    const wrong = lookAtSegment(header.mode, segment);
    if (wrong !== null || segment.kind === 'inferred' || origin?.kind === 'middlebox') return wrong;
    // The addresses of an IPv4 header are its bytes 12 to 19 (RFC 791, 3.1).
    const head = decodeBase64(segment.bytes.slice(0, 28));
    if (head.length < 20 || head[0]! >> 4 !== 4) return null;
    const named = formatIpv4(head, 12) === addresses.get(from) && formatIpv4(head, 16) === addresses.get(to);
    return named ? null : 'a packet with the addresses of other hosts';
  }

  function lookAtPacket(header: RecordingHeader, event: Extract<LabEvent, { lane: 'packet' }>): string | null {
    if (event.kind === 'sent') return lookAtSent(header, event);
    if (!sent.has(event.packet)) return 'a packet that was never sent';
    return event.kind === 'changed' ? lookAtSegment(header.mode, event.segment) : null;
  }

  return {
    look(header, event) {
      if (event.seq !== seq) return `seq is ${event.seq}`;
      if (event.at < at) return 'time goes back';
      if ((seq === 0) !== (event.kind === 'opened')) return 'a log begins with one opened lab';
      seq += 1;
      at = event.at;
      if (event.kind === 'opened') return lookAtOpened(header, event);
      if ('host' in event && !addresses.has(event.host)) return 'a host that the lab does not have';
      if (event.lane === 'program') return lookAtProgram(event);
      return event.lane === 'packet' ? lookAtPacket(header, event) : null;
    },
  };
}
