import type { HostName } from '@socketlab/protocol';
import { addresses } from './virtualHosts.ts';

const byAddress = new Map(Object.entries(addresses).map(([host, address]) => [address, host as HostName]));

/**
 * Which of a lab's hosts an IPv4 packet is for, by its destination (RFC 791, 3.1: the header's last four bytes). What is for nobody's
 * address (a multicast group) goes to the server, or from there to the client: its kernel says what becomes of it.
 */
export function destinationHost(bytes: Uint8Array, from: HostName, hosts: readonly HostName[]): HostName {
  const host = byAddress.get(bytes.subarray(16, 20).join('.'));
  if (host !== undefined && host !== from && hosts.includes(host)) return host;
  return from === 'server' ? 'client' : 'server';
}
