import type { Endpoint, TcpState } from '@socketlab/protocol';

/** One row of the kernel's tables of sockets. */
export type KernelRow = TcpRow | UdpRow;

export interface TcpRow {
  readonly protocol: 'tcp';
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly state: TcpState;
  /** Written by the program and not yet acknowledged. */
  readonly sendQueueBytes: number;
  /** Received and not yet read by the program; in LISTEN the number of connections that wait to be accepted. */
  readonly receiveQueueBytes: number;
  readonly timer: 'none' | 'retransmit' | 'keepalive' | 'time-wait' | 'probe';
  /** Until the timer fires. */
  readonly timerMs: number;
  readonly retransmits: number;
  readonly inode: number;
}

export interface UdpRow {
  readonly protocol: 'udp';
  readonly local: Endpoint;
  /** Port 0 where `connect` was never called. */
  readonly remote: Endpoint;
  readonly sendQueueBytes: number;
  /** Not yet read by the program. The kernel counts the memory that datagrams take, not their data (Linux, net/ipv4/udp.c, `udp_rqueue_get`). */
  readonly receiveQueueBytes: number;
  /** Datagrams thrown away since the socket was made: no room, or a wrong checksum. */
  readonly drops: number;
  readonly inode: number;
}

/** Linux, include/net/tcp_states.h; NEW_SYN_RECV (12) is a connection request that has no socket yet. */
const states: Readonly<Record<number, TcpState>> = {
  1: 'ESTABLISHED',
  2: 'SYN_SENT',
  3: 'SYN_RECEIVED',
  4: 'FIN_WAIT_1',
  5: 'FIN_WAIT_2',
  6: 'TIME_WAIT',
  7: 'CLOSED',
  8: 'CLOSE_WAIT',
  9: 'LAST_ACK',
  10: 'LISTEN',
  11: 'CLOSING',
  12: 'SYN_RECEIVED',
};

/** Linux, net/ipv4/tcp_ipv4.c, get_tcp4_sock: 0 none, 1 retransmission, 2 keepalive (or SYN+ACK), 3 TIME_WAIT, 4 zero window probe. */
const timers = ['none', 'retransmit', 'keepalive', 'time-wait', 'probe'] as const;

/** Timers are written in clock ticks; USER_HZ is 100 on every Linux that Node runs on. */
const tickMs = 10;

/**
 * Parses `/proc/net/tcp`, `tcp6`, `udp` or `udp6`; the heading says which, for only the last column of UDP's is `drops`. A line that does not
 * fit is left out: kernels add columns, never take any.
 */
export function parseKernelTable(text: string): KernelRow[] {
  const end = text.indexOf('\n');
  if (end === -1 || end === text.length - 1) return [];
  const parseRow = /\bdrops\s*$/.test(text.slice(0, end)) ? parseUdpRow : parseTcpRow;
  const rows: KernelRow[] = [];
  for (const line of text.slice(end + 1).split('\n')) {
    const row = parseRow(line.trim().split(/\s+/));
    if (row) rows.push(row);
  }
  return rows;
}

/** Linux, net/ipv4/udp.c, `udp4_format_sock`. The state says only whether there is a peer, and so does the remote port. */
function parseUdpRow(words: readonly string[]): UdpRow | null {
  const [, local, remote, , queues] = words;
  const localEnd = local && parseEndpoint(local);
  const remoteEnd = remote && parseEndpoint(remote);
  const drops = Number(words[12]);
  if (!localEnd || !remoteEnd || !queues || !Number.isSafeInteger(drops)) return null;
  const [sendQueue = '0', receiveQueue = '0'] = queues.split(':');
  return {
    protocol: 'udp',
    local: localEnd,
    remote: remoteEnd,
    sendQueueBytes: bytesOf(sendQueue, false),
    receiveQueueBytes: bytesOf(receiveQueue, false),
    drops,
    inode: Number(words[9]),
  };
}

function parseTcpRow(words: readonly string[]): TcpRow | null {
  const [, local, remote, state, queues, timer, retransmits] = words;
  if (!local || !remote || !state || !queues || !timer || !retransmits) return null;
  const localEnd = parseEndpoint(local);
  const remoteEnd = parseEndpoint(remote);
  const name = states[Number.parseInt(state, 16)];
  if (!localEnd || !remoteEnd || !name) return null;
  const [sendQueue = '0', receiveQueue = '0'] = queues.split(':');
  const [timerKind = '0', timerTicks = '0'] = timer.split(':');
  const kind = timers[Number.parseInt(timerKind, 16)] ?? 'none';
  return {
    protocol: 'tcp',
    local: localEnd,
    remote: remoteEnd,
    state: name,
    sendQueueBytes: bytesOf(sendQueue, unacknowledgedMark.has(name)),
    receiveQueueBytes: bytesOf(receiveQueue, peerHasFinished.has(name)),
    // A half-open connection's timer is the one that repeats its SYN+ACK, written as 1 there; 2 on an established one is keepalive.
    timer: kind,
    // The kernel writes a tick that has just passed as a huge number.
    timerMs: kind === 'none' ? 0 : Math.max(0, Number.parseInt(timerTicks, 16) | 0) * tickMs,
    retransmits: Number.parseInt(retransmits, 16),
    inode: Number(words[9] ?? 0),
  };
}

/** Its own SYN or FIN is not acknowledged yet, or the state would be another. */
const unacknowledgedMark = new Set<TcpState>(['SYN_SENT', 'SYN_RECEIVED', 'FIN_WAIT_1', 'CLOSING', 'LAST_ACK']);
/** The peer's FIN waits behind whatever is unread. */
const peerHasFinished = new Set<TcpState>(['CLOSE_WAIT', 'CLOSING', 'LAST_ACK']);

/** The kernel counts sequence numbers, of which SYN and FIN take one each (RFC 9293, 3.4): neither is a byte of anybody's data. */
const bytesOf = (hex: string, hasMark: boolean): number => Math.max(0, Number.parseInt(hex, 16) - (hasMark ? 1 : 0));

function parseEndpoint(text: string): Endpoint | null {
  const [address, port] = text.split(':');
  if (!address || !port) return null;
  const parsed = parseAddress(address);
  return parsed === null ? null : { address: parsed, port: Number.parseInt(port, 16) };
}

/** Addresses are 32-bit words in the machine's byte order, which is little-endian wherever Node 20 has Linux binaries but s390x. */
function parseAddress(hex: string): string | null {
  const bytes = Buffer.from(hex, 'hex');
  if (bytes.length !== 4 && bytes.length !== 16) return null;
  for (let word = 0; word < bytes.length; word += 4) bytes.subarray(word, word + 4).reverse();
  if (bytes.length === 4) return bytes.join('.');
  const mapped = bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  return mapped ? bytes.subarray(12).join('.') : formatIPv6(bytes);
}

/** RFC 5952, 4: no leading zeros, the longest run of two or more zero groups as `::`. */
function formatIPv6(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, group) => bytes.readUInt16BE(group * 2));
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  const hex = (part: number[]) => part.map((group) => group.toString(16)).join(':');
  if (best.start < 0) return hex(groups);
  return `${hex(groups.slice(0, best.start))}::${hex(groups.slice(best.start + best.length))}`;
}
