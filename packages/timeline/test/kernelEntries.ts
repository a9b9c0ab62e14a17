import type { HostName, LabEventBody, TcpState } from '@socketlab/protocol';
import { addresses, other, serverPort } from './logBuilder.ts';

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
