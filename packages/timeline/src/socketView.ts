import type { Endpoint, HostName, ObjectType, Site, TcpState } from '@socketlab/protocol';

export interface KernelSocket {
  state: TcpState;
  sendQueueBytes: number;
  receiveQueueBytes: number;
  timer: 'none' | 'retransmit' | 'keepalive' | 'time-wait' | 'probe';
  timerMs: number;
  retransmits: number;
  atUs: number;
}

/** A UDP socket as the kernel's table shows it. */
export interface KernelUdpSocket {
  sendQueueBytes: number;
  receiveQueueBytes: number;
  drops: number;
  atUs: number;
}

/** One socket of a host: what the program holds, what the kernel says, or both. */
export interface SocketView {
  /** Stable over time, for React keys and for selection. */
  key: string;
  host: HostName;
  /** The agent's object, or null for a socket only the kernel knows (an unaccepted connection, TIME_WAIT). */
  object: string | null;
  program: string | null;
  objectType: ObjectType | null;
  protocol: 'tcp' | 'udp';
  site: Site | null;
  local: Endpoint | null;
  remote: Endpoint | null;
  kernel: KernelSocket | null;
  /** What the kernel says of a UDP socket; always null for TCP. */
  udp: KernelUdpSocket | null;
  /** State derived from the packets this host has sent and received; null where none were observed. */
  derived: TcpState | null;
  /** `emitted close`, or its program has ended. */
  closed: boolean;
  /** A page action (write, end, destroy) makes sense on it now. */
  controllable: boolean;
  bytesSent: number;
  bytesReceived: number;
}
