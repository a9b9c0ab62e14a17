import {
  type AgentReport,
  directionBetween,
  type Endpoint,
  type HostName,
  type InferredSegment,
} from '@socketlab/protocol';
import { parseSend, type Sent } from './datagramSend.ts';
import type { Inferred, SegmentInference } from './inferSegments.ts';
import { type Addresses, createHostFinder, theOnly } from './loopbackAddresses.ts';
import { payloadOf } from './payloadOf.ts';

/** A datagram socket of a program. */
interface Bound {
  readonly host: HostName;
  /** Its program, among all of the lab. */
  readonly speaker: string;
  local: Endpoint | null;
  remote: Endpoint | null;
  /** Sent before the socket had a port. */
  readonly early: Draft[];
}

interface Draft extends Sent {
  readonly atUs: number;
}

/** On its way, as far as anybody knows. */
interface Outstanding {
  readonly id: number;
  readonly from: HostName;
  readonly to: HostName;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly bytes: number;
  readonly payload: string;
}

/** Datagrams of one lab that may still arrive: more are forgotten, the oldest first. */
const mostOutstanding = 1000;
const mostSockets = 20_000;

/** Where a socket without an address of its own sends from to 127.0.0.0/8: the kernel's choice. */
const defaultSource = '127.0.0.1';

/**
 * Concludes datagrams that nobody saw:
 *
 *   `send(…)` to another host            → sent
 *   `message` of the same bytes and ports → delivered
 *   `message` that no such call explains  → sent and delivered (a list of buffers, a name whose address nobody said)
 *
 * A datagram that never reaches a handler stays as it is, sent: whether it was lost, or waits in a socket that nobody reads, nothing shows
 * (RFC 768 has no answer to a datagram). What does not fit into one is not sent at all.
 */
export function createDatagramInference(addresses: Addresses, nextPacket: () => number): SegmentInference {
  const sockets = new Map<string, Bound>();
  /** Sent to `localhost`, by program: whose that is, its agent says right after, when it is looked up. */
  const unnamed = new Map<string, { socket: Bound; draft: Draft }[]>();
  const outstanding = new Set<Outstanding>();

  const isBound = (host: HostName, port: number): boolean => {
    for (const socket of sockets.values()) if (socket.host === host && socket.local?.port === port) return true;
    return false;
  };
  const finder = createHostFinder(addresses, isBound);

  function segment(from: HostName, to: HostName, source: Endpoint, destination: Endpoint, atUs: number, sent: Sent) {
    const id = nextPacket();
    const { bytes: payloadBytes, payload } = sent;
    const inferred: InferredSegment = {
      kind: 'inferred',
      flags: [],
      source,
      destination,
      protocol: 'udp',
      payloadBytes,
      payload,
    };
    const way = { from, to, direction: directionBetween(from, to) };
    const body = { lane: 'packet', kind: 'sent', packet: id, ...way, segment: inferred } as const;
    return { id, entry: { atUs, body } satisfies Inferred };
  }

  function send(socket: Bound, draft: Draft, destination: Endpoint): Inferred[] {
    const { host: from, local } = socket;
    const to = finder.of(destination, from);
    if (!local || to === null) return [];
    const source = sourceOf(local);
    const { id, entry } = segment(from, to, source, destination, draft.atUs, draft);
    const { bytes, payload } = draft;
    outstanding.add({ id, from, to, sourcePort: source.port, destinationPort: destination.port, bytes, payload });
    if (outstanding.size > mostOutstanding) outstanding.delete(outstanding.values().next().value!);
    return [entry];
  }

  /** Sends what has all it needs: a port of its own and the address it goes to. */
  function tryToSend(socket: Bound, draft: Draft): Inferred[] {
    if (socket.remote) return send(socket, draft, socket.remote);
    if (draft.port === null) return [];
    if (!socket.local) {
      socket.early.push(draft);
      return [];
    }
    const name = draft.address ?? defaultSource;
    const hostAddress = addresses[name as HostName];
    if (hostAddress !== undefined) return send(socket, draft, { address: hostAddress, port: draft.port });
    if (name === 'localhost' || draft.address === null) {
      unnamed.set(socket.speaker, [...(unnamed.get(socket.speaker) ?? []), { socket, draft }]);
      return [];
    }
    return send(socket, draft, { address: name, port: draft.port });
  }

  /** The lab's rule has given the oldest of them an address. */
  function named(speaker: string, report: Extract<AgentReport, { kind: 'name' }>): Inferred[] {
    if (report.rule !== 'localhost-is-server') return [];
    const list = unnamed.get(speaker) ?? [];
    const index = list.findIndex(({ draft }) => (draft.address ?? defaultSource) === report.asked);
    const [found] = index === -1 ? [] : list.splice(index, 1);
    if (!found || found.draft.port === null) return [];
    return send(found.socket, found.draft, { address: report.answered, port: found.draft.port });
  }

  const mayComeFrom = (host: HostName, { address }: Endpoint): boolean =>
    address === addresses[host] || address === defaultSource;

  function arrived(socket: Bound, report: Extract<AgentReport, { kind: 'event' }>): Inferred[] {
    const [data, sender] = report.args;
    const source = parseEndpoint(sender?.text ?? '');
    if (!socket.local || !source || data?.bytes === undefined) return [];
    const sent: Sent = { port: null, address: null, bytes: data.bytes, payload: payloadOf(data.text, data.bytes) };
    for (const datagram of outstanding) {
      if (!mayComeFrom(datagram.from, source) || !fits(datagram, socket, source, sent)) continue;
      outstanding.delete(datagram);
      return [delivered(datagram.id, report.at)];
    }
    const { host: to } = socket;
    const from = theOnly(
      finder.hosts.filter((host) => host !== to && mayComeFrom(host, source) && isBound(host, source.port)),
    );
    if (from === null || isBound(to, source.port)) return [];
    const { id, entry } = segment(from, to, source, destinationOf(socket), report.at - 1, sent);
    return [entry, delivered(id, report.at)];
  }

  function destinationOf({ host, local }: Bound): Endpoint {
    const port = local?.port ?? 0;
    return { address: local && !isWildcard(local) ? local.address : addresses[host]!, port };
  }

  function noteAddress(socket: Bound, report: Extract<AgentReport, { kind: 'address' }>): Inferred[] {
    socket.local = report.local;
    socket.remote = report.remote;
    return socket.local ? socket.early.splice(0).flatMap((draft) => tryToSend(socket, draft)) : [];
  }

  return {
    note(host, program, report) {
      const speaker = `${host} ${program}`;
      if (report.kind === 'name') return named(speaker, report);
      // The lab's rule said nothing of those that wait: they stay on their own host.
      if (report.kind === 'call' || (report.kind === 'event' && report.name !== 'listening')) unnamed.delete(speaker);
      if (!('object' in report) || report.object === null) return [];
      const key = `${speaker} ${report.object}`;
      if (report.kind === 'object') {
        if (report.objectType !== 'DatagramSocket') return [];
        sockets.set(key, { host, speaker, local: null, remote: null, early: [] });
        if (sockets.size > mostSockets) sockets.delete(sockets.keys().next().value!);
        return [];
      }
      const socket = sockets.get(key);
      if (!socket) return [];
      if (report.kind === 'address') return noteAddress(socket, report);
      if (report.kind === 'event') {
        if (report.name === 'close') sockets.delete(key);
        return report.name === 'message' ? arrived(socket, report) : [];
      }
      const sent = report.kind === 'call' && report.method === 'send' ? parseSend(report.args) : null;
      return sent ? tryToSend(socket, { ...sent, atUs: report.at }) : [];
    },
  };
}

function fits(datagram: Outstanding, socket: Bound, source: Endpoint, { bytes, payload }: Sent): boolean {
  if (datagram.to !== socket.host || datagram.destinationPort !== socket.local?.port) return false;
  if (datagram.sourcePort !== source.port || datagram.bytes !== bytes) return false;
  return datagram.payload === '' || payload === '' || datagram.payload === payload;
}

const delivered = (packet: number, atUs: number): Inferred => ({
  atUs,
  body: { lane: 'packet', kind: 'delivered', packet },
});

const isWildcard = ({ address }: Endpoint): boolean => address === '0.0.0.0' || address === '::';

const sourceOf = (local: Endpoint): Endpoint => (isWildcard(local) ? { ...local, address: defaultSource } : local);

/** `10.0.0.1:5000`, as the agent writes a message's sender. */
function parseEndpoint(text: string): Endpoint | null {
  const match = /^([\d.]+):(\d+)$/.exec(text);
  return match ? { address: match[1]!, port: Number(match[2]) } : null;
}
