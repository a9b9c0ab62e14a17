import { randomInt } from 'node:crypto';
import { type Endpoint, type HostName, hostNames } from '@socketlab/protocol';

/** The address of each host of a lab; a host that the lab does not have has none. */
export type Addresses = Readonly<Partial<Record<HostName, string>>>;

const lastParts: Readonly<Record<HostName, number>> = { client: 1, server: 2, client2: 3, client3: 4 };

/**
 * Addresses for a lab's hosts. On Linux all of 127.0.0.0/8 is the machine itself, so every lab gets a part of its own and two
 * labs can listen on one port. Elsewhere only 127.0.0.1 answers and all share it.
 *
 * Random, because other servers on this machine choose from the same range and can't be asked.
 */
export function chooseAddresses(hosts: readonly HostName[], isTaken: (prefix: string) => boolean): Addresses {
  const give = (address: (host: HostName) => string) => Object.fromEntries(hosts.map((host) => [host, address(host)]));
  if (process.platform !== 'linux') return give(() => '127.0.0.1');
  for (;;) {
    const prefix = `127.${randomInt(1, 255)}.${randomInt(1, 255)}`;
    if (!isTaken(prefix)) return give((host) => `${prefix}.${lastParts[host]}`);
  }
}

/** Who is who in a lab, as far as addresses tell. */
export interface HostFinder {
  readonly hosts: readonly HostName[];
  /** False where one address is shared by all. */
  readonly distinct: boolean;
  /** The one host but `except` that this end belongs to; null where it is nobody's, or nobody can tell whose. */
  of(end: Endpoint, except: HostName): HostName | null;
}

/** @param isOpen where all share an address: whether a socket of this host has this port */
export function createHostFinder(
  addresses: Addresses,
  isOpen: (host: HostName, port: number) => boolean = () => true,
): HostFinder {
  const hosts = hostNames.filter((host) => addresses[host] !== undefined);
  const distinct = new Set(Object.values(addresses)).size === hosts.length;
  return {
    hosts,
    distinct,
    of({ address, port }, except) {
      const fits = (host: HostName) => addresses[host] === address && (distinct || isOpen(host, port));
      return theOnly(hosts.filter((host) => host !== except && fits(host)));
    },
  };
}

export const theOnly = <T>(some: readonly T[]): T | null => (some.length === 1 ? some[0]! : null);
