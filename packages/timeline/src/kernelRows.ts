import type { Endpoint, HostName, LabEvent } from '@socketlab/protocol';
import { kernelSocket, kernelUdpSocket } from './socketRecord.ts';
import type { KernelSocket, KernelUdpSocket } from './socketView.ts';
import { tupleText } from './words.ts';

/** The kernels' tables as the log last told them: what a new row is compared with. */
export interface KernelRows {
  tcp(host: HostName, local: Endpoint, remote: Endpoint): KernelSocket | null;
  udp(host: HostName, local: Endpoint, remote: Endpoint): KernelUdpSocket | null;
  /** Another row than this one has its port: a socket that was connected is another row, and the old one goes. */
  udpPortElsewhere(host: HostName, local: Endpoint, remote: Endpoint): boolean;
  apply(event: LabEvent): void;
  forgetHost(host: HostName): void;
}

export function createKernelRows(): KernelRows {
  const tcp = new Map<string, KernelSocket>();
  const udp = new Map<string, KernelUdpSocket>();
  /** The host and port of each row of UDP, by its key. */
  const udpPorts = new Map<string, string>();
  return {
    tcp: (host, local, remote) => tcp.get(rowKey(host, local, remote)) ?? null,
    udp: (host, local, remote) => udp.get(rowKey(host, local, remote)) ?? null,
    udpPortElsewhere(host, local, remote) {
      const own = rowKey(host, local, remote);
      return [...udpPorts].some(([key, port]) => key !== own && port === portKey(host, local));
    },
    apply(event) {
      if (event.lane !== 'kernel') return;
      const key = rowKey(event.host, event.local, event.remote);
      if (event.kind === 'socket') tcp.set(key, kernelSocket(event));
      else if (event.kind === 'socketGone') tcp.delete(key);
      else if (event.kind === 'udpSocket') {
        udp.set(key, kernelUdpSocket(event));
        udpPorts.set(key, portKey(event.host, event.local));
      } else {
        udp.delete(key);
        udpPorts.delete(key);
      }
    },
    forgetHost(host) {
      for (const rows of [tcp, udp, udpPorts]) {
        for (const key of [...rows.keys()]) if (key.startsWith(`${host} `)) rows.delete(key);
      }
    },
  };
}

function portKey(host: HostName, { port }: Endpoint): string {
  return `${host} ${port}`;
}

function rowKey(host: HostName, local: Endpoint, remote: Endpoint): string {
  return `${host} ${tupleText(local, remote)}`;
}
