import type { Endpoint, HostName, LabEvent } from '@socketlab/protocol';
import type { PacketView } from '@socketlab/timeline';

/** What a connection is known by in any run: the n-th between two hosts to that port, by the order of their SYNs. */
export interface ConnectionNames {
  ofPacket(packet: PacketView): string;
  /** At an entry of the log: the newest connection of these two ends by then, or the first of them at all. */
  ofEnds(local: Endpoint, remote: Endpoint, seq: number): string;
  /** Whether a kernel chose this port, so that another run has another one. */
  isChosen(port: number): boolean;
}

const endText = ({ address, port }: Endpoint) => `${address}:${port}`;
const pairText = (one: Endpoint, other: Endpoint) => [endText(one), endText(other)].sort().join(' ');

interface Named {
  seq: number;
  name: string;
  /** The number of its SYN: a SYN that comes again begins no other one. */
  sequence: number | null;
}

export function nameConnections(events: readonly LabEvent[], packets: readonly PacketView[]): ConnectionNames {
  const byEnds = new Map<string, Named[]>();
  const counts = new Map<string, number>();
  const chosen = new Set<number>();
  const ofPackets = new Map<number, string>();

  function begin(key: string, kind: string, seq: number, sequence: number | null): string {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const name = `${kind} #${count}`;
    const begun = byEnds.get(key) ?? [];
    begun.push({ seq, name, sequence });
    byEnds.set(key, begun);
    return name;
  }

  for (const packet of packets) {
    const { source, destination, from, to, kind, sequence } = packet;
    if (!source || !destination) {
      ofPackets.set(packet.packet, `${kind} ${[from, to].sort().join('-')}`);
      continue;
    }
    const key = pairText(source, destination);
    const known = byEnds.get(key)?.at(-1);
    const opens = kind === 'SYN' && packet.origin === null && known?.sequence !== sequence;
    if (opens) {
      chosen.add(source.port);
      chosen.delete(destination.port);
    }
    const name = opens
      ? begin(key, `tcp ${from}>${to}:${destination.port}`, packet.seq, sequence)
      : (known?.name ?? begin(key, `${kind === 'UDP' ? 'udp' : 'other'} ${from}>${to}`, packet.seq, null));
    ofPackets.set(packet.packet, name);
  }
  for (const event of events) {
    if (event.kind !== 'socket' || event.remote.port === 0) continue;
    const key = pairText(event.local, event.remote);
    // Rows of connections of which no packet was seen.
    if (!byEnds.has(key)) begin(key, `unseen ${event.host}`, event.seq, null);
  }
  return {
    ofPacket: ({ packet }) => ofPackets.get(packet) ?? '',
    ofEnds(local, remote, seq) {
      const named = byEnds.get(pairText(local, remote)) ?? [];
      return (named.findLast((one) => one.seq <= seq) ?? named[0])?.name ?? '';
    },
    isChosen: (port) => chosen.has(port),
  };
}

/** A host's own UDP sockets: the n-th port of it that the table showed. */
export function namePorts(): (host: HostName, port: number) => string {
  const known = new Map<string, number>();
  const counts = new Map<HostName, number>();
  return (host, port) => {
    const key = `${host}:${port}`;
    if (!known.has(key)) {
      counts.set(host, (counts.get(host) ?? 0) + 1);
      known.set(key, counts.get(host)!);
    }
    return `udp #${known.get(key)}`;
  };
}
