import { type Endpoint, type HostName, hostNames } from '@socketlab/protocol';
import type { StateBand } from './bandView.ts';
import type { StageView } from './stageView.ts';
import { tupleText } from './words.ts';

type ConnectionEnds = Pick<StateBand, 'connection' | 'ends'>;

export const noConnection: ConnectionEnds = { connection: null, ends: null };

/**
 * A connection's name, the same on both of its hosts, and whose its ends are. The end of the earlier host comes first. Where hosts
 * share a machine, an end may have an address of none of them; in a lab of two it is still clear whose it is, and in a larger one
 * such an end comes first.
 */
export function connectionEnds(
  { hosts, addresses }: Pick<StageView, 'hosts' | 'addresses'>,
  host: HostName,
  local: Endpoint,
  remote: Endpoint,
): ConnectionEnds {
  const others = hosts.filter((one) => one !== host);
  const byAddress = ({ address }: Endpoint) => hosts.find((one) => addresses[one] === address) ?? null;
  const peer = others.length === 1 ? others[0]! : byAddress(remote);
  const rank = (end: HostName | null) => (end === null ? -1 : hostNames.indexOf(end));
  const [own, theirs] = others.length === 1 ? [host, peer] : [byAddress(local), peer];
  return rank(own) <= rank(theirs)
    ? { connection: tupleText(local, remote), ends: [host, peer] }
    : { connection: tupleText(remote, local), ends: [peer, host] };
}
