import { type AgentReport, type Endpoint, type HostName, perHost } from '@socketlab/protocol';
import type { KernelRow } from '../kernel/kernelTable.ts';
import { type Addresses, createHostFinder, theOnly } from './loopbackAddresses.ts';

export interface HostRows {
  /** An agent has named an address of a socket of this host. */
  note(host: HostName, report: AgentReport): void;
  /** The rows of the machine's table that belong to a host. */
  of(host: HostName, rows: readonly KernelRow[]): KernelRow[];
}

/** Sockets of one host that are remembered by their address. */
const mostRemembered = 5_000;

/**
 * Sorts out whose rows are whose in a table that every process of the machine shares. An address of the lab's own says it by
 * itself. Connections that leave from 127.0.0.1 (the kernel's choice for all of 127.0.0.0/8) are known by what they connect to where
 * only one other host is left to do so; the rest by what the agents said.
 */
export function createHostRows(addresses: Addresses): HostRows {
  const { hosts, distinct } = createHostFinder(addresses);
  const named = perHost(() => new Set<string>());

  /** An agent gives its datagram sockets ids that no other object of any program has. */
  const datagramIds = new Set<string>();

  const belongs = (host: HostName, { protocol, local, remote }: KernelRow): boolean => {
    if (distinct && local.address === addresses[host]) return true;
    const other = theOnly(hosts.filter((name) => name !== host));
    if (distinct && other && remote.address === addresses[other] && local.address !== addresses[other]) return true;
    return (
      named[host].has(keyOf(protocol, local, remote)) ||
      (remote.port === 0 && named[host].has(keyOf(protocol, local, null)))
    );
  };

  return {
    note(host, report) {
      if (report.kind === 'object' && report.objectType === 'DatagramSocket') remember(datagramIds, report.object);
      if (report.kind !== 'address' || report.local === null) return;
      const protocol = datagramIds.has(report.object) ? 'udp' : 'tcp';
      remember(named[host], keyOf(protocol, report.local, report.remote));
    },
    of: (host, rows) => rows.filter((row) => belongs(host, row)),
  };
}

function remember(set: Set<string>, text: string): void {
  set.add(text);
  if (set.size > mostRemembered) set.delete(set.values().next().value!);
}

const keyOf = (protocol: KernelRow['protocol'], local: Endpoint, remote: Endpoint | null): string =>
  `${protocol} ${local.address}:${local.port} ${remote === null ? '' : `${remote.address}:${remote.port}`}`;
