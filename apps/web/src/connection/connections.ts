import { type HostName, hostNames } from '@socketlab/protocol';
import { type ConnectionView, endpointText, type ListView, type SocketView } from '@socketlab/timeline';
import { shortHostWords } from '../design/shortHostWords.ts';

/**
 * Which connection to show: the chosen one wherever in the log it lies; else, of those up to the cursor, the newest that lives, else
 * the newest. Null before the first.
 */
export function connectionShown(
  upToCursor: ListView<ConnectionView>,
  inLog: ListView<ConnectionView>,
  chosen: string | null,
): string | null {
  if (chosen !== null && inLog.findLast(({ name }) => name === chosen)) return chosen;
  return (upToCursor.findLast(({ live }) => live) ?? upToCursor.at(-1))?.name ?? null;
}

/**
 * What tells one connection of a lab from another in the fewest letters: its ports, `:50316 → :8080`; among more than two computers
 * theirs too, `클라이언트 2 :50316 → 서버 :8080`.
 */
export function connectionLabel({ name, hosts }: ConnectionView, withHosts: boolean): string {
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
export function endsOf({ name, hosts }: ConnectionView): readonly ConnectionEnd[] {
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
  const port = portOf(end.local);
  const remotePort = portOf(end.remote);
  // The newest: addresses may be used again once the socket before is over.
  return (
    sockets.findLast(
      ({ protocol, local, remote }) =>
        protocol === 'tcp' &&
        // Most of a host's many sockets are told apart by numbers alone.
        local?.port === port &&
        remote?.port === remotePort &&
        endpointText(local) === end.local &&
        endpointText(remote) === end.remote,
    ) ?? null
  );
}

const portOf = (end: string) => Number(end.slice(end.lastIndexOf(':') + 1));
