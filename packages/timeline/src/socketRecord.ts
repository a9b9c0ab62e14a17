import { type Endpoint, type HostName, happenedUs, type LabEvent } from '@socketlab/protocol';
import type { Cell } from './history.ts';
import type { PacketView } from './packetView.ts';
import type { KernelSocket, KernelUdpSocket, SocketView } from './socketView.ts';

export type Cause = NonNullable<PacketView['cause']>;

/** The newest call of each kind that can make a socket send. */
export interface SocketCalls {
  connect: Cause | null;
  data: Cause | null;
  close: Cause | null;
  reset: Cause | null;
}

/** A socket as it is followed: its newest picture and what is known beyond it. */
export interface SocketRecord {
  readonly order: number;
  view: SocketView;
  cell: Cell<SocketView>;
  /** Its name among the host's connections, once both addresses are known. */
  tuple: string | null;
  /** `connect` was called; the port asked for, where the arguments show it. */
  connecting: { port: number | null } | null;
  calls: SocketCalls;
  /** UDP: the row of the kernel's table that is this socket's, by its addresses. */
  udpRow: string | null;
}

export const noCalls: SocketCalls = { connect: null, data: null, close: null, reset: null };

export function emptySocket(host: HostName, order: number): SocketView {
  return {
    key: `${host}-${order}`,
    host,
    object: null,
    program: null,
    objectType: null,
    protocol: 'tcp',
    site: null,
    local: null,
    remote: null,
    kernel: null,
    udp: null,
    derived: null,
    closed: false,
    controllable: false,
    bytesSent: 0,
    bytesReceived: 0,
  };
}

/** A listening socket has no remote end: the kernel writes its port as zero. */
export function isListening(remote: Endpoint): boolean {
  return remote.port === 0;
}

/** A row of the kernel's table as the picture shows it. */
export function kernelSocket(event: Extract<LabEvent, { kind: 'socket' }>): KernelSocket {
  const { state, sendQueueBytes, receiveQueueBytes, timer, timerMs, retransmits } = event;
  return { state, sendQueueBytes, receiveQueueBytes, timer, timerMs, retransmits, atUs: happenedUs(event) };
}

/** A row of the kernel's table of UDP sockets as the picture shows it. */
export function kernelUdpSocket(event: Extract<LabEvent, { kind: 'udpSocket' }>): KernelUdpSocket {
  const { sendQueueBytes, receiveQueueBytes, drops } = event;
  return { sendQueueBytes, receiveQueueBytes, drops, atUs: happenedUs(event) };
}
