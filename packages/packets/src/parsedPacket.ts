/**
 * What `parsePacket` makes of one IP packet. Offsets count in bytes from the start of the packet.
 * A layer is null where it is absent or could not be read; `error` then says why.
 */
export interface ParsedPacket {
  bytes: Uint8Array;
  ip: Ipv4Header | null;
  tcp: TcpHeader | null;
  udp: UdpHeader | null;
  icmp: IcmpHeader | null;
  /** Where the data above the last header that could be read begins. */
  payloadOffset: number;
  /** How long the data is by the headers' word, even where fewer bytes were kept. */
  payloadLength: number;
  /** The data that is really here: a view into `bytes`, no copy. */
  payload: Uint8Array;
  error: PacketError | null;
}

/**
 * - `empty`: no bytes at all.
 * - `not-ipv4`: another version number, such as IPv6.
 * - `bad-header`: a length field contradicts itself.
 * - `truncated`: the packet ends before its headers say it should. Headers that fit are still there.
 */
export type PacketError = 'empty' | 'not-ipv4' | 'bad-header' | 'truncated';

/** RFC 791, 3.1. */
export interface Ipv4Header {
  offset: number;
  headerLength: number;
  typeOfService: number;
  totalLength: number;
  identification: number;
  dontFragment: boolean;
  moreFragments: boolean;
  /** In bytes; the field itself counts in units of eight. */
  fragmentOffset: number;
  timeToLive: number;
  protocol: number;
  checksum: number;
  /** Null where the header was cut. */
  checksumOk: boolean | null;
  source: string;
  destination: string;
  options: Uint8Array;
}

export type TcpFlag = 'FIN' | 'SYN' | 'RST' | 'PSH' | 'ACK' | 'URG' | 'ECE' | 'CWR';

/** RFC 9293, 3.1. */
export interface TcpHeader {
  offset: number;
  headerLength: number;
  sourcePort: number;
  destinationPort: number;
  sequence: number;
  acknowledgment: number;
  flags: readonly TcpFlag[];
  window: number;
  checksum: number;
  /** Null where the segment was cut or is a fragment, so that nobody can tell. */
  checksumOk: boolean | null;
  urgentPointer: number;
  options: readonly TcpOption[];
}

/** RFC 9293, 3.2 (MSS); RFC 7323 (window scale, timestamps); RFC 2018 (SACK). Offsets from the start of the packet. */
export type TcpOption = { offset: number; length: number } & (
  | { kind: 'end' | 'nop' | 'sackPermitted' }
  | { kind: 'mss'; bytes: number }
  | { kind: 'windowScale'; shift: number }
  | { kind: 'sack'; blocks: readonly { left: number; right: number }[] }
  | { kind: 'timestamps'; value: number; echo: number }
  | { kind: 'unknown'; code: number }
);

/** RFC 768. */
export interface UdpHeader {
  offset: number;
  headerLength: 8;
  sourcePort: number;
  destinationPort: number;
  length: number;
  checksum: number;
  /** Null where the sender left it out (zero) or the datagram was cut. */
  checksumOk: boolean | null;
}

/** RFC 792. The first 8 bytes that all messages share. */
export interface IcmpHeader {
  offset: number;
  headerLength: 8;
  type: number;
  code: number;
  checksum: number;
  checksumOk: boolean | null;
  /** The four bytes whose meaning depends on the type. */
  rest: number;
}
