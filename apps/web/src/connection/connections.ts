import { type Endpoint, type HostName, hostNames } from '@socketlab/protocol';
import type { SocketView, StateBand } from '@socketlab/timeline';
import { shortHostWords } from '../design/shortHostWords.ts';

/** A connection that the log knows of, by the name that its state bands carry. */
export interface ConnectionInView {
  /** `10.0.0.1:50316-10.0.0.2:8080`. */
  name: string;
  /** Whose its two ends are, in the order of the name; null where no band says it. */
  hosts: readonly [HostName | null, HostName | null];
  /** At least one of its ends still has a state. */
  live: boolean;
}

/** The connections that have bands, in the order in which they began. */
export function connectionsOf(bands: readonly StateBand[]): ConnectionInView[] {
  const found = new Map<string, ConnectionInView>();
  for (const { connection: name, ends, toUs } of bands) {
    if (name === null || ends === null) continue;
    const before = found.get(name);
    const live = before?.live === true || toUs === null;
    found.set(name, { name, hosts: [ends[0] ?? before?.hosts[0] ?? null, ends[1] ?? before?.hosts[1] ?? null], live });
  }
  return [...found.values()];
}

/**
 * Which connection to show: the chosen one wherever in the log it lies; else, of those up to the cursor, the newest that lives, else
 * the newest. Null before the first.
 */
export function connectionShown(
  upToCursor: readonly ConnectionInView[],
  inLog: readonly ConnectionInView[],
  chosen: string | null,
): string | null {
  if (inLog.some(({ name }) => name === chosen)) return chosen;
  return (upToCursor.findLast(({ live }) => live) ?? upToCursor.at(-1))?.name ?? null;
}

/**
 * What tells one connection of a lab from another in the fewest letters: its ports, `:50316 → :8080`; among more than two computers
 * theirs too, `클라이언트 2 :50316 → 서버 :8080`.
 */
export function connectionLabel({ name, hosts }: ConnectionInView, withHosts: boolean): string {
  return name
    .split('-')
    .map((end, index) => {
      const port = end.slice(end.lastIndexOf(':'));
      const host = hosts[index];
      return withHosts && host ? `${shortHostWords[host]} ${port}` : port;
    })
    .join(' → ');
}

/** One end of a connection: on which host, and the addresses as it sees them. */
export interface ConnectionEnd {
  host: HostName;
  local: string;
  remote: string;
}

/** The ends of a connection whose host is known, in the order in which the hosts stand. */
export function endsOf({ name, hosts }: ConnectionInView): readonly ConnectionEnd[] {
  const [first = '', second = ''] = name.split('-');
  const ends = [
    { host: hosts[0], local: first, remote: second },
    { host: hosts[1], local: second, remote: first },
  ];
  return ends
    .filter((end): end is ConnectionEnd => end.host !== null)
    .sort((a, b) => hostNames.indexOf(a.host) - hostNames.indexOf(b.host));
}

/** The socket that is an end of a connection, of its host's sockets; null where neither its program nor its kernel has one. */
export function socketOf(sockets: readonly SocketView[], end: ConnectionEnd): SocketView | null {
  // The newest: addresses may be used again once the socket before is over.
  return (
    sockets.findLast(
      ({ protocol, local, remote }) =>
        protocol === 'tcp' &&
        local &&
        remote &&
        endpointName(local) === end.local &&
        endpointName(remote) === end.remote,
    ) ?? null
  );
}

/** `10.0.0.1:50316`; an IPv6 address stands in brackets. */
export function endpointName({ address, port }: Endpoint): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port}`;
}
