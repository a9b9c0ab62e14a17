import { internetChecksum, pseudoHeaderSum } from './checksum.ts';
import { formatIpv4 } from './ipAddress.ts';
import type { Ipv4Header, PacketError, ParsedPacket, TcpFlag } from './parsedPacket.ts';
import { parseTcpOptions } from './parseTcpOptions.ts';

/** Protocol numbers of IANA's registry that this package reads. */
export const ipProtocols = { icmp: 1, tcp: 6, udp: 17 } as const;

/** The flag bits of a TCP header's 14th byte, from the lowest up. */
export const tcpFlagOrder = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'] as const satisfies TcpFlag[];

/** The names of the flags that are set, for each value of that byte: most packets of a log share a few. */
const flagsOf: readonly TcpFlag[][] = Array.from({ length: 256 }, (_, bits) =>
  tcpFlagOrder.filter((_, bit) => (bits & (1 << bit)) !== 0),
);

/**
 * Reads one IP packet from its first byte on. Never throws: what cannot be read is null, and `error` says why.
 * RFC 791 (IPv4), RFC 9293 (TCP), RFC 768 (UDP), RFC 792 (ICMP).
 */
export function parsePacket(bytes: Uint8Array): ParsedPacket {
  if (bytes.length === 0) return unread(bytes, 'empty');
  if (bytes[0]! >> 4 !== 4) return unread(bytes, 'not-ipv4');
  if (bytes.length < 20) return unread(bytes, 'truncated');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = (bytes[0]! & 15) * 4;
  const totalLength = view.getUint16(2);
  if (headerLength < 20 || totalLength < headerLength) return unread(bytes, 'bad-header');

  const fragment = view.getUint16(6);
  const cut = bytes.length < totalLength;
  const ip: Ipv4Header = {
    offset: 0,
    headerLength,
    typeOfService: bytes[1]!,
    totalLength,
    identification: view.getUint16(4),
    dontFragment: (fragment & 0x4000) !== 0,
    moreFragments: (fragment & 0x2000) !== 0,
    fragmentOffset: (fragment & 0x1fff) * 8,
    timeToLive: bytes[8]!,
    protocol: bytes[9]!,
    checksum: view.getUint16(10),
    checksumOk: bytes.length < headerLength ? null : internetChecksum(bytes, 0, 0, headerLength) === 0,
    source: formatIpv4(bytes, 12),
    destination: formatIpv4(bytes, 16),
    options: bytes.subarray(20, Math.min(headerLength, bytes.length)),
  };
  const packet: ParsedPacket = {
    ...withPayload(bytes, headerLength, totalLength),
    ip,
    error: cut ? 'truncated' : null,
  };
  // Only the first fragment carries a transport header (RFC 791, 2.3).
  if (bytes.length < headerLength || ip.fragmentOffset > 0) return packet;
  const whole = !cut && !ip.moreFragments;
  switch (ip.protocol) {
    case ipProtocols.tcp:
      return parseTcp(packet, view, ip, whole);
    case ipProtocols.udp:
      return parseUdp(packet, view, ip, whole);
    case ipProtocols.icmp:
      return parseIcmp(packet, view, ip, whole);
    default:
      return packet;
  }
}

function parseTcp(packet: ParsedPacket, view: DataView, ip: Ipv4Header, whole: boolean): ParsedPacket {
  const offset = ip.headerLength;
  if (ip.totalLength - offset < 20) return { ...packet, error: packet.error ?? 'bad-header' };
  if (view.byteLength - offset < 20) return packet;
  const headerLength = (view.getUint8(offset + 12) >> 4) * 4;
  if (headerLength < 20 || offset + headerLength > ip.totalLength) return { ...packet, error: 'bad-header' };
  const flagBits = view.getUint8(offset + 13);
  const optionsEnd = Math.min(offset + headerLength, view.byteLength);
  const { options, complete } = parseTcpOptions(packet.bytes, offset + 20, optionsEnd);
  return {
    ...packet,
    ...withPayload(packet.bytes, offset + headerLength, ip.totalLength),
    ip,
    tcp: {
      offset,
      headerLength,
      sourcePort: view.getUint16(offset),
      destinationPort: view.getUint16(offset + 2),
      sequence: view.getUint32(offset + 4),
      acknowledgment: view.getUint32(offset + 8),
      flags: flagsOf[flagBits]!,
      window: view.getUint16(offset + 14),
      checksum: view.getUint16(offset + 16),
      checksumOk: whole ? transportChecksumOk(packet.bytes, ip) : null,
      urgentPointer: view.getUint16(offset + 18),
      options,
    },
    error: packet.error ?? (complete ? null : 'bad-header'),
  };
}

function parseUdp(packet: ParsedPacket, view: DataView, ip: Ipv4Header, whole: boolean): ParsedPacket {
  const offset = ip.headerLength;
  if (ip.totalLength - offset < 8) return { ...packet, error: packet.error ?? 'bad-header' };
  if (view.byteLength - offset < 8) return packet;
  const length = view.getUint16(offset + 4);
  const checksum = view.getUint16(offset + 6);
  const fits = length >= 8 && (ip.moreFragments || offset + length <= ip.totalLength);
  return {
    ...packet,
    ...withPayload(packet.bytes, offset + 8, ip.totalLength),
    ip,
    udp: {
      offset,
      headerLength: 8,
      sourcePort: view.getUint16(offset),
      destinationPort: view.getUint16(offset + 2),
      length,
      checksum,
      checksumOk: whole && fits && checksum !== 0 ? transportChecksumOk(packet.bytes, ip, length) : null,
    },
    error: packet.error ?? (fits ? null : 'bad-header'),
  };
}

function parseIcmp(packet: ParsedPacket, view: DataView, ip: Ipv4Header, whole: boolean): ParsedPacket {
  const offset = ip.headerLength;
  if (ip.totalLength - offset < 8) return { ...packet, error: packet.error ?? 'bad-header' };
  if (view.byteLength - offset < 8) return packet;
  return {
    ...packet,
    ...withPayload(packet.bytes, offset + 8, ip.totalLength),
    ip,
    icmp: {
      offset,
      headerLength: 8,
      type: view.getUint8(offset),
      code: view.getUint8(offset + 1),
      checksum: view.getUint16(offset + 2),
      checksumOk: whole ? internetChecksum(packet.bytes, 0, offset, ip.totalLength) === 0 : null,
      rest: view.getUint32(offset + 4),
    },
  };
}

function transportChecksumOk(
  bytes: Uint8Array,
  ip: Ipv4Header,
  length: number = ip.totalLength - ip.headerLength,
): boolean {
  const pseudo = pseudoHeaderSum(bytes.subarray(12, 16), bytes.subarray(16, 20), ip.protocol, length);
  return internetChecksum(bytes, pseudo, ip.headerLength, ip.headerLength + length) === 0;
}

function withPayload(bytes: Uint8Array, offset: number, totalLength: number): ParsedPacket {
  const start = Math.min(offset, bytes.length);
  return {
    ...unread(bytes, null),
    payloadOffset: start,
    payloadLength: Math.max(0, totalLength - offset),
    // Bytes past the packet's own length are padding of whoever captured it.
    payload: bytes.subarray(start, Math.max(start, Math.min(totalLength, bytes.length))),
  };
}

function unread(bytes: Uint8Array, error: PacketError | null): ParsedPacket {
  return {
    bytes,
    ip: null,
    tcp: null,
    udp: null,
    icmp: null,
    payloadOffset: 0,
    payloadLength: bytes.length,
    payload: bytes,
    error,
  };
}
