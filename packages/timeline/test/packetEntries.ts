import { decodeBase64, encodeBase64, encodeTcp, encodeUdp, type TcpFlag } from '@socketlab/packets';
import {
  type Direction,
  type DropReason,
  directionBetween,
  type HostName,
  type LabEventBody,
  type PacketDoer,
  type Segment,
  type WireFault,
} from '@socketlab/protocol';
import { addresses, other, serverPort } from './logBuilder.ts';

export interface SegmentOptions {
  from: HostName;
  clientPort: number;
  flags: TcpFlag[];
  sequence: number;
  acknowledgment?: number;
  window?: number;
  text?: string;
}

/** Both ends and the payload of what a host sends to the other. */
function between(from: HostName, clientPort: number, text = '') {
  return {
    source: addresses[from],
    destination: addresses[other[from]],
    sourcePort: from === 'server' ? serverPort : clientPort,
    destinationPort: from === 'server' ? clientPort : serverPort,
    payload: new TextEncoder().encode(text),
  };
}

/** A packet that a host sent, as it was seen on the wire. */
function sentBytes(packet: number, from: HostName, bytes: Uint8Array): LabEventBody {
  return sentSegment(packet, from, { kind: 'observed', bytes: encodeBase64(bytes), length: bytes.length });
}

/** A packet that left a host for the other one, whatever is known of it. */
export function sentSegment(packet: number, from: HostName, segment: Segment): LabEventBody {
  const to = other[from];
  return { lane: 'packet', kind: 'sent', packet, from, to, direction: directionBetween(from, to), segment };
}

/** An entry for a segment that leaves its host, with the bytes a kernel would have made. */
export function sent(packet: number, { from, clientPort, text, ...fields }: SegmentOptions): LabEventBody {
  const bytes = encodeTcp({
    ...fields,
    ...between(from, clientPort, text),
  });
  return sentBytes(packet, from, bytes);
}

export function delivered(packet: number): LabEventBody {
  return { lane: 'packet', kind: 'delivered', packet };
}

export function dropped(packet: number, reason: DropReason = 'loss'): LabEventBody {
  return { lane: 'packet', kind: 'dropped', packet, reason };
}

export function held(packet: number, by: PacketDoer = 'hand'): LabEventBody {
  return { lane: 'packet', kind: 'held', packet, by };
}

export function released(packet: number, dueUs: number, by: PacketDoer = 'hand'): LabEventBody {
  return { lane: 'packet', kind: 'released', packet, by, dueUs };
}

export function delayed(packet: number, dueUs: number, by: PacketDoer = 'latency'): LabEventBody {
  return { lane: 'packet', kind: 'delayed', packet, by, dueUs };
}

/** A byte of a packet that was sent, turned over: the last one unless another is named, counted from the IP header. */
export function spoiled(packet: number, original: LabEventBody, at?: number): LabEventBody {
  if (original.kind !== 'sent' || original.segment.kind !== 'observed') throw new TypeError('not an observed packet');
  const bytes = decodeBase64(original.segment.bytes);
  const offset = at ?? bytes.length - 1;
  bytes[offset] = bytes[offset]! ^ 1;
  const segment = { kind: 'observed' as const, bytes: encodeBase64(bytes), length: bytes.length };
  return { lane: 'packet', kind: 'changed', packet, by: 'corrupt', segment, offset };
}

export function faultOn(fault: WireFault, direction: Direction = 'upstream', on = true): LabEventBody {
  return { lane: 'wire', kind: 'fault', direction, fault, on, seed: 7 };
}

/** A datagram between the client's port and the server's 8080. */
export function sentDatagram(
  packet: number,
  { from, clientPort, text }: Pick<SegmentOptions, 'from' | 'clientPort' | 'text'>,
): LabEventBody {
  const bytes = encodeUdp({
    ...between(from, clientPort, text),
  });
  return sentBytes(packet, from, bytes);
}
