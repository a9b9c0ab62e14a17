import type { Endpoint, HostName } from '@socketlab/protocol';
import type { SocketView, StateBand } from '@socketlab/timeline';

/** A connection that the log knows of, by the name that its state bands carry. */
export interface ConnectionInView {
  /** `10.0.0.1:50316-10.0.0.2:8080`, the client computer's end first. */
  name: string;
  /** At least one of its ends still has a state. */
  live: boolean;
}

/** The connections that have bands, in the order in which they began. */
export function connectionsOf(bands: readonly StateBand[]): ConnectionInView[] {
  const found = new Map<string, boolean>();
  for (const { connection, toUs } of bands) {
    if (connection !== null) found.set(connection, (found.get(connection) ?? false) || toUs === null);
  }
  return [...found].map(([name, live]) => ({ name, live }));
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

/** What tells one connection of a lab from another in the fewest letters: its ports. `:50316 → :8080`. */
export function connectionLabel(name: string): string {
  return name
    .split('-')
    .map((end) => end.slice(end.lastIndexOf(':')))
    .join(' → ');
}

/** The name of the end of a connection that lies on a host. */
export function endOf(connection: string, host: HostName): string {
  const [client = '', server = ''] = connection.split('-');
  return host === 'client' ? client : server;
}

/** The socket of a host that is its end of a connection, or null where neither its program nor its kernel has one. */
export function socketOf(sockets: readonly SocketView[], host: HostName, connection: string): SocketView | null {
  const [mine, other] = [endOf(connection, host), endOf(connection, host === 'client' ? 'server' : 'client')];
  // The newest: addresses may be used again once the socket before is over.
  return (
    sockets.findLast(
      ({ protocol, local, remote }) =>
        protocol === 'tcp' && local && remote && endpointName(local) === mine && endpointName(remote) === other,
    ) ?? null
  );
}

/** `10.0.0.1:50316`; an IPv6 address stands in brackets. */
export function endpointName({ address, port }: Endpoint): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port}`;
}
