import type { AgentReport, Endpoint, HostName } from '@socketlab/protocol';
import type { KernelRow } from '../kernel/kernelTable.ts';
import type { Addresses } from './loopbackAddresses.ts';

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
 * itself; connections that leave from 127.0.0.1 (the kernel's choice for all of 127.0.0.0/8) are known by what they connect to,
 * the rest by what the agents said.
 */
export function createHostRows(addresses: Addresses): HostRows {
  const own = addresses.client !== addresses.server;
  const named: Record<HostName, Set<string>> = { client: new Set(), server: new Set() };

  const belongs = (host: HostName, { local, remote }: KernelRow): boolean => {
    if (own && local.address === addresses[host]) return true;
    const other = host === 'client' ? 'server' : 'client';
    if (own && remote.address === addresses[other] && local.address !== addresses[other]) return true;
    return named[host].has(keyOf(local, remote)) || (remote.port === 0 && named[host].has(keyOf(local, null)));
  };

  return {
    note(host, report) {
      if (report.kind !== 'address' || report.local === null) return;
      const keys = named[host];
      keys.add(keyOf(report.local, report.remote));
      if (keys.size > mostRemembered) keys.delete(keys.values().next().value!);
    },
    of: (host, rows) => rows.filter((row) => belongs(host, row)),
  };
}

const keyOf = (local: Endpoint, remote: Endpoint | null): string =>
  `${local.address}:${local.port} ${remote === null ? '' : `${remote.address}:${remote.port}`}`;
