import { internetChecksum, pseudoHeaderSum } from './checksum.ts';
import { parseIpv4Address } from './ipAddress.ts';
import type { TcpFlag } from './parsedPacket.ts';
import { ipProtocols, tcpFlagOrder } from './parsePacket.ts';

export interface Ipv4Fields {
  source: string;
  destination: string;
  protocol: number;
  payload: Uint8Array;
  identification?: number;
  timeToLive?: number;
  dontFragment?: boolean;
  moreFragments?: boolean;
  /** In bytes, a multiple of eight. */
  fragmentOffset?: number;
  /** Padded with zeroes to a multiple of four. */
  options?: Uint8Array;
}

export interface TcpFields {
  source: string;
  destination: string;
  sourcePort: number;
  destinationPort: number;
  sequence: number;
  acknowledgment?: number;
  flags: readonly TcpFlag[];
  window?: number;
  /** Options as they stand on the wire; padded with zeroes (end of list) to a multiple of four. */
  options?: Uint8Array;
  payload?: Uint8Array;
  identification?: number;
}

/** A whole IPv4 packet with its header checksum (RFC 791, 3.1). Throws RangeError where a length does not fit its field. */
export function encodeIpv4(fields: Ipv4Fields): Uint8Array {
  const options = padded(fields.options);
  const headerLength = 20 + options.length;
  const totalLength = headerLength + fields.payload.length;
  const fragmentOffset = fields.fragmentOffset ?? 0;
  if (headerLength > 60) throw new RangeError('IPv4 options are longer than 40 bytes');
  if (totalLength > 0xffff) throw new RangeError('IPv4 packet is longer than 65,535 bytes');
  if (fragmentOffset % 8 !== 0) throw new RangeError('a fragment offset is a multiple of 8');
  const bytes = new Uint8Array(totalLength);
  const view = new DataView(bytes.buffer);
  bytes[0] = 0x40 | (headerLength / 4);
  view.setUint16(2, totalLength);
  view.setUint16(4, fields.identification ?? 0);
  const fragment = ((fields.dontFragment ?? false) ? 0x4000 : 0) | ((fields.moreFragments ?? false) ? 0x2000 : 0);
  view.setUint16(6, fragment | (fragmentOffset / 8));
  bytes[8] = fields.timeToLive ?? 64;
  bytes[9] = fields.protocol;
  bytes.set(parseIpv4Address(fields.source), 12);
  bytes.set(parseIpv4Address(fields.destination), 16);
  bytes.set(options, 20);
  view.setUint16(10, internetChecksum(bytes.subarray(0, headerLength)));
  bytes.set(fields.payload, headerLength);
  return bytes;
}

/** A whole IPv4 packet that holds one TCP segment with its checksum (RFC 9293, 3.1). Throws RangeError as `encodeIpv4` does. */
export function encodeTcp(fields: TcpFields): Uint8Array {
  const options = padded(fields.options);
  const payload = fields.payload ?? new Uint8Array(0);
  const headerLength = 20 + options.length;
  if (headerLength > 60) throw new RangeError('TCP options are longer than 40 bytes');
  const segment = new Uint8Array(headerLength + payload.length);
  const view = new DataView(segment.buffer);
  view.setUint16(0, fields.sourcePort);
  view.setUint16(2, fields.destinationPort);
  view.setUint32(4, fields.sequence);
  view.setUint32(8, fields.acknowledgment ?? 0);
  segment[12] = (headerLength / 4) << 4;
  segment[13] = tcpFlagOrder.reduce((bits, flag, bit) => (fields.flags.includes(flag) ? bits | (1 << bit) : bits), 0);
  view.setUint16(14, fields.window ?? 0xffff);
  segment.set(options, 20);
  segment.set(payload, headerLength);
  view.setUint16(16, transportChecksum(segment, fields, ipProtocols.tcp));
  return encodeIpv4({ ...ipPart(fields), dontFragment: true, protocol: ipProtocols.tcp, payload: segment });
}

/** A whole IPv4 packet that holds one UDP datagram with its checksum (RFC 768). */
export function encodeUdp(
  fields: Pick<TcpFields, 'source' | 'destination' | 'sourcePort' | 'destinationPort' | 'payload' | 'identification'>,
): Uint8Array {
  const payload = fields.payload ?? new Uint8Array(0);
  const datagram = new Uint8Array(8 + payload.length);
  const view = new DataView(datagram.buffer);
  view.setUint16(0, fields.sourcePort);
  view.setUint16(2, fields.destinationPort);
  view.setUint16(4, datagram.length);
  datagram.set(payload, 8);
  // Zero would say "no checksum", so a sum of zero is sent as its other form.
  view.setUint16(6, transportChecksum(datagram, fields, ipProtocols.udp) || 0xffff);
  return encodeIpv4({ ...ipPart(fields), protocol: ipProtocols.udp, payload: datagram });
}

/** A whole IPv4 packet that holds one ICMP message with its checksum (RFC 792). */
export function encodeIcmp(fields: {
  source: string;
  destination: string;
  type: number;
  code: number;
  rest?: number;
  payload?: Uint8Array;
}): Uint8Array {
  const payload = fields.payload ?? new Uint8Array(0);
  const message = new Uint8Array(8 + payload.length);
  const view = new DataView(message.buffer);
  message[0] = fields.type;
  message[1] = fields.code;
  view.setUint32(4, fields.rest ?? 0);
  message.set(payload, 8);
  view.setUint16(2, internetChecksum(message));
  return encodeIpv4({ ...ipPart(fields), protocol: ipProtocols.icmp, payload: message });
}

function ipPart(fields: { source: string; destination: string; identification?: number | undefined }) {
  return {
    source: fields.source,
    destination: fields.destination,
    ...(fields.identification === undefined ? {} : { identification: fields.identification }),
  };
}

function transportChecksum(
  segment: Uint8Array,
  fields: { source: string; destination: string },
  protocol: number,
): number {
  const source = parseIpv4Address(fields.source);
  const destination = parseIpv4Address(fields.destination);
  return internetChecksum(segment, pseudoHeaderSum(source, destination, protocol, segment.length));
}

function padded(options: Uint8Array = new Uint8Array(0)): Uint8Array {
  if (options.length % 4 === 0) return options;
  const whole = new Uint8Array(Math.ceil(options.length / 4) * 4);
  whole.set(options);
  return whole;
}
