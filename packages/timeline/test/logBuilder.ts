import { decodeBase64, encodeBase64, encodeTcp, encodeUdp, type TcpFlag } from '@socketlab/packets';
import {
  type Direction,
  type DropReason,
  directionBetween,
  type HostName,
  hostNames,
  type LabEvent,
  type LabEventBody,
  type ObjectType,
  type PacketDoer,
  type Preview,
  type ProgramAction,
  type ProgramSignal,
  type Site,
  type TcpState,
  type WireFault,
} from '@socketlab/protocol';

/** Entries in any order of time; `log` sorts them and gives each its place. Times in microseconds. */
export interface LogBuilder {
  at(us: number, ...bodies: LabEventBody[]): void;
  log(): LabEvent[];
}

export function createLogBuilder(): LogBuilder {
  const entries: { at: number; body: LabEventBody }[] = [];
  return {
    at(us, ...bodies) {
      for (const body of bodies) entries.push({ at: us, body });
    },
    log: () => [...entries].sort((a, b) => a.at - b.at).map(({ at, body }, seq) => ({ ...body, seq, at }) as LabEvent),
  };
}

export const addresses: Record<HostName, string> = {
  client: '10.0.0.1',
  server: '10.0.0.2',
  client2: '10.0.0.3',
  client3: '10.0.0.4',
};
const other: Record<HostName, HostName> = { client: 'server', client2: 'server', client3: 'server', server: 'client' };

export const opened: LabEventBody = {
  lane: 'lab',
  kind: 'opened',
  mode: 'virtual',
  hosts: [
    { host: 'client', address: addresses.client },
    { host: 'server', address: addresses.server },
  ],
  delayMs: 200,
};

/** A lab with as many hosts as there can be. */
export const openedWithAll: LabEventBody = {
  ...opened,
  hosts: hostNames.map((host) => ({ host, address: addresses[host] })),
};

/** What a program's agent and the operating system say of it. */
export function programOf(host: HostName, program: string, file = `${host}.js`) {
  const lane = { lane: 'program', host, program } as const;
  const siteAt = (line: number): Site => ({ file: `/app/${file}`, line, column: 3 });
  return {
    siteAt,
    spawn: (source = '// …'): LabEventBody => ({ ...lane, kind: 'spawn', file, source }),
    start: (pid = 2): LabEventBody => ({ ...lane, kind: 'start', pid, nodeVersion: 'v22.1.0' }),
    object: (object: string, objectType: ObjectType, line: number | null, acceptedBy?: string): LabEventBody => ({
      ...lane,
      kind: 'object',
      object,
      objectType,
      site: line === null ? null : siteAt(line),
      ...(acceptedBy === undefined ? {} : { acceptedBy }),
    }),
    address: (object: string, localPort: number, remotePort: number | null): LabEventBody => ({
      ...lane,
      kind: 'address',
      object,
      local: { address: remotePort === null ? '::' : addresses[host], port: localPort },
      remote: remotePort === null ? null : { address: addresses[other[host]], port: remotePort },
    }),
    call: (object: string | null, method: string, line: number | null, args: Preview[] = []): LabEventBody => ({
      ...lane,
      kind: 'call',
      object,
      objectType: object === null ? null : method === 'listen' ? 'Server' : 'Socket',
      method,
      args,
      site: line === null ? null : siteAt(line),
      ...(line === null ? { fromPage: true } : {}),
    }),
    event: (object: string, name: string, lines: number[], args: Preview[] = []): LabEventBody => ({
      ...lane,
      kind: 'event',
      object,
      objectType: name === 'listening' || name === 'connection' ? 'Server' : 'Socket',
      name,
      args,
      handlers: lines.map(siteAt),
    }),
    print: (text: string, line: number): LabEventBody => ({
      ...lane,
      kind: 'console',
      stream: 'stdout',
      text,
      site: siteAt(line),
    }),
    signal: (signal: ProgramSignal): LabEventBody => ({ ...lane, kind: 'signal', signal }),
    action: (action: ProgramAction): LabEventBody => ({ ...lane, kind: 'action', action }),
    /** A `dgram` socket's own call, such as `send`. */
    datagramCall: (object: string, method: string, line: number, args: Preview[] = []): LabEventBody => ({
      ...lane,
      kind: 'call',
      object,
      objectType: 'DatagramSocket',
      method,
      args,
      site: siteAt(line),
    }),
    bound: (object: string, address: string, port: number, remotePort: number | null = null): LabEventBody => ({
      ...lane,
      kind: 'address',
      object,
      local: { address, port },
      remote: remotePort === null ? null : { address: addresses[other[host]], port: remotePort },
    }),
    exit: (code: number | null = 0, signal: string | null = null): LabEventBody => ({
      ...lane,
      kind: 'exit',
      code,
      signal,
      reason: signal === null ? 'exited' : 'student',
    }),
  };
}

export interface SegmentOptions {
  from: HostName;
  clientPort: number;
  flags: TcpFlag[];
  sequence: number;
  acknowledgment?: number;
  window?: number;
  text?: string;
}

export const serverPort = 8080;

/** A packet that a host sent, as it was seen on the wire. */
function sentBytes(packet: number, from: HostName, bytes: Uint8Array): LabEventBody {
  return {
    lane: 'packet',
    kind: 'sent',
    packet,
    from,
    to: other[from],
    direction: directionBetween(from, other[from]),
    segment: { kind: 'observed', bytes: encodeBase64(bytes), length: bytes.length },
  };
}

/** An entry for a segment that leaves its host, with the bytes a kernel would have made. */
export function sent(packet: number, { from, clientPort, text, ...fields }: SegmentOptions): LabEventBody {
  const bytes = encodeTcp({
    ...fields,
    source: addresses[from],
    destination: addresses[other[from]],
    sourcePort: from === 'server' ? serverPort : clientPort,
    destinationPort: from === 'server' ? clientPort : serverPort,
    payload: new TextEncoder().encode(text ?? ''),
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
    source: addresses[from],
    destination: addresses[other[from]],
    sourcePort: from === 'server' ? serverPort : clientPort,
    destinationPort: from === 'server' ? clientPort : serverPort,
    payload: new TextEncoder().encode(text ?? ''),
  });
  return sentBytes(packet, from, bytes);
}

/** The kernel's row of a UDP socket, bound to every address unless one is given. */
export function udpKernel(
  host: HostName,
  port: number,
  { address = '0.0.0.0', remotePort = 0, drops = 0 } = {},
): LabEventBody {
  const remote = { address: remotePort === 0 ? '0.0.0.0' : addresses[other[host]], port: remotePort };
  const queues = { sendQueueBytes: 0, receiveQueueBytes: 0 };
  return { lane: 'kernel', kind: 'udpSocket', host, local: { address, port }, remote, ...queues, drops };
}

export function udpKernelGone(host: HostName, port: number): LabEventBody {
  const remote = { address: '0.0.0.0', port: 0 };
  return { lane: 'kernel', kind: 'udpSocketGone', host, local: { address: '0.0.0.0', port }, remote };
}

/** The kernel's row of a connection (`clientPort`), or of the listening socket (null). */
export function kernel(host: HostName, clientPort: number | null, state: TcpState, retransmits = 0): LabEventBody {
  return {
    lane: 'kernel',
    kind: 'socket',
    host,
    ...rowEnds(host, clientPort),
    state,
    sendQueueBytes: 0,
    receiveQueueBytes: 0,
    timer: 'none',
    timerMs: 0,
    retransmits,
  };
}

export function kernelGone(host: HostName, clientPort: number | null): LabEventBody {
  return { lane: 'kernel', kind: 'socketGone', host, ...rowEnds(host, clientPort) };
}

function rowEnds(host: HostName, clientPort: number | null) {
  if (clientPort === null)
    return { local: { address: '0.0.0.0', port: serverPort }, remote: { address: '0.0.0.0', port: 0 } };
  const server = { address: addresses.server, port: serverPort };
  if (host !== 'server') return { local: { address: addresses[host], port: clientPort }, remote: server };
  return { local: server, remote: { address: addresses.client, port: clientPort } };
}

export function text(value: string): Preview {
  return { kind: 'string', text: `'${value}'`, bytes: new TextEncoder().encode(value).length };
}

export function number(value: number): Preview {
  return { kind: 'number', text: String(value) };
}
