import {
  type AgentReport,
  directionBetween,
  type Endpoint,
  type HostName,
  type InferredSegment,
  type LabEventBody,
  perHost,
} from '@socketlab/protocol';
import { type Addresses, createHostFinder } from './loopbackAddresses.ts';
import { payloadOf } from './payloadOf.ts';

/** An entry concluded from reports. `atUs` is on the clock of the reports. */
export interface Inferred {
  readonly atUs: number;
  readonly body: LabEventBody;
}

export interface SegmentInference {
  /** What follows from this report. Reports must come in the order of their times. */
  note(host: HostName, program: string, report: AgentReport): Inferred[];
}

/** One end of a connection, as its program sees it. */
interface End {
  readonly host: HostName;
  readonly initiator: boolean;
  local: Endpoint | null;
  remote: Endpoint | null;
  /** The first report that proves the connection at this end: `connect`, or a socket that a server got. An attempt has addresses too. */
  provenUs: number | null;
  /** The host at the other end. Null until the handshake has been concluded: then what this end sends can be shown. */
  peerHost: HostName | null;
  /** Sent before the handshake was known. */
  readonly early: Draft[];
  sentBytes: number;
  /** Of `sentBytes`: known only because the other end received them; a report of the call may still come. */
  presumedBytes: number;
  receivedBytes: number;
  /** Received text is in an encoding whose length says nothing about bytes on the way. */
  uncounted: boolean;
  finished: boolean;
  reset: boolean;
}

interface Draft {
  readonly atUs: number;
  readonly flags: InferredSegment['flags'];
  readonly payloadBytes: number;
  readonly payload: string;
}

const never = Number.POSITIVE_INFINITY;

/** Ends kept in mind in one lab. */
const mostEnds = 20_000;

const countedEncodings = /^'?(?:utf-?8)'?$/i;

/**
 * Concludes segments that nobody saw, from what both its programs report and from nothing else:
 *
 *   either end knows the connection   → SYN, SYN+ACK, ACK      (RFC 9293, 3.5)
 *   `write(…)`, `end(…)` with data    → one DATA; so is what the other end received beyond that (`pipe` and the like)
 *   `finish`, or the other end's `end`→ FIN                     (RFC 9293, 3.6)
 *   `resetAndDestroy()`, or the other end's ECONNRESET → RST; ECONNREFUSED → SYN and RST (RFC 9293, 3.5.2)
 *
 * Numbers, windows, plain ACKs and retransmissions can't be concluded, so there are none. Segments within one host are left out:
 * they would not cross the wire either.
 *
 * @param nextPacket gives each packet of the lab its id
 */
export function createSegmentInference(addresses: Addresses, nextPacket: () => number): SegmentInference {
  const ends = new Map<string, End>();
  const byAddress = new Map<string, End>();
  /** Where names don't tell the hosts apart (one address for both), listening ports do. */
  const listening = perHost(() => new Set<number>());
  const listeners = createHostFinder(addresses, (host, port) => listening[host].has(port));
  const finder = createHostFinder(addresses);

  const peerOf = (end: End): End | undefined =>
    end.local && end.remote ? byAddress.get(pairKey(end.remote, end.local)) : undefined;

  function packet(from: HostName, to: HostName, source: Endpoint, destination: Endpoint, draft: Draft): Inferred[] {
    const id = nextPacket();
    const { atUs, flags, payloadBytes, payload } = draft;
    const segment: InferredSegment = { kind: 'inferred', flags, source, destination, payloadBytes, payload };
    const way = { from, to, direction: directionBetween(from, to) };
    return [
      { atUs, body: { lane: 'packet', kind: 'sent', packet: id, ...way, segment } },
      { atUs, body: { lane: 'packet', kind: 'delivered', packet: id } },
    ];
  }

  /** A segment of this end: now, or as soon as its connection is known. */
  function send(end: End, draft: Draft): Inferred[] {
    if (end.reset) return [];
    if (!end.peerHost || !end.local || !end.remote) {
      end.early.push(draft);
      return [];
    }
    return packet(end.host, end.peerHost, end.local, end.remote, draft);
  }

  /** The connection crosses the wire once its initiator is known and what it connected to is another host. */
  function tryOpen(end: End): Inferred[] {
    const peer = peerOf(end);
    const initiator = end.initiator ? end : peer;
    if (!initiator?.local || !initiator.remote || initiator.peerHost) return [];
    const acceptor = peerOf(initiator);
    // Both programs learn of it after it is over, so it is placed right before the first word of either.
    const provenUs = Math.min(initiator.provenUs ?? never, acceptor?.provenUs ?? never);
    if (provenUs === never) return [];
    const { host, local, remote } = initiator;
    const other = acceptor?.host ?? listeners.of(remote, host);
    if (other === null || other === host) return [];
    initiator.peerHost = other;
    const bare = (atUs: number, flags: InferredSegment['flags']): Draft => ({
      atUs,
      flags,
      payloadBytes: 0,
      payload: '',
    });
    const inferred = [
      ...packet(host, other, local, remote, bare(provenUs - 3, ['SYN'])),
      ...packet(other, host, remote, local, bare(provenUs - 2, ['SYN', 'ACK'])),
      ...packet(host, other, local, remote, bare(provenUs - 1, ['ACK'])),
    ];
    return [...inferred, ...releaseEarly(initiator), ...(acceptor ? openAcceptor(acceptor, host) : [])];
  }

  function openAcceptor(acceptor: End, initiator: HostName): Inferred[] {
    acceptor.peerHost = initiator;
    return releaseEarly(acceptor);
  }

  function releaseEarly(end: End): Inferred[] {
    return end.early.splice(0).flatMap((draft) => send(end, draft));
  }

  function data(end: End, atUs: number, payloadBytes: number, payload: string): Inferred[] {
    if (payloadBytes === 0 || end.finished) return [];
    end.sentBytes += payloadBytes;
    return send(end, { atUs, flags: ['PSH', 'ACK'], payloadBytes, payload });
  }

  /** A call's bytes, but for those the other end has received before we heard of the call. */
  function written(end: End, atUs: number, text: string, bytes: number): Inferred[] {
    const shown = Math.min(bytes, end.presumedBytes);
    end.presumedBytes -= shown;
    return data(end, atUs, bytes - shown, shown === 0 ? payloadOf(text, bytes) : '');
  }

  function finish(end: End, atUs: number): Inferred[] {
    if (end.finished) return [];
    end.finished = true;
    return send(end, { atUs, flags: ['FIN', 'ACK'], payloadBytes: 0, payload: '' });
  }

  function reset(end: End, atUs: number): Inferred[] {
    const sent = send(end, { atUs, flags: ['RST'], payloadBytes: 0, payload: '' });
    end.reset = true;
    return sent;
  }

  function noteAddress(end: End, report: Extract<AgentReport, { kind: 'address' }>): Inferred[] {
    if (!report.local || !report.remote) return [];
    end.local = report.local;
    end.remote = report.remote;
    if (!end.initiator) end.provenUs ??= report.at;
    remember(byAddress, pairKey(report.local, report.remote), end);
    const peer = peerOf(end);
    // An acceptor that shows up after its handshake has been drawn joins a connection that is open already.
    if (!end.initiator && peer?.peerHost && !end.peerHost) return openAcceptor(end, peer.host);
    return tryOpen(end);
  }

  function noteCall(end: End, report: Extract<AgentReport, { kind: 'call' }>): Inferred[] {
    // Calls of Node itself repeat what a student's call began; their bytes show at the other end.
    if (report.via !== undefined) return [];
    const [first, encoding] = report.args;
    switch (report.method) {
      case 'write':
      case 'end':
        // In another encoding a text is another number of bytes than its preview says: they show at the other end.
        if (first?.bytes === undefined || (encoding?.kind === 'string' && !countedEncodings.test(encoding.text)))
          return [];
        return written(end, report.at, first.text, first.bytes);
      case 'resetAndDestroy':
        return reset(end, report.at);
      case 'setEncoding':
        end.uncounted = !countedEncodings.test(first?.text ?? 'utf8');
        return [];
      default:
        return [];
    }
  }

  function noteEvent(end: End, report: Extract<AgentReport, { kind: 'event' }>): Inferred[] {
    const peer = peerOf(end);
    const beforeUs = report.at - 1;
    const [first] = report.args;
    switch (report.name) {
      case 'connect':
        end.provenUs ??= report.at;
        return tryOpen(end);
      case 'data': {
        end.receivedBytes += first?.bytes ?? 0;
        const missing = end.receivedBytes - (peer?.sentBytes ?? 0);
        if (!peer || end.uncounted || missing <= 0) return [];
        peer.presumedBytes += missing;
        return data(peer, beforeUs, missing, missing === first?.bytes ? payloadOf(first.text, missing) : '');
      }
      case 'finish':
        return finish(end, beforeUs);
      case 'end':
        return peer ? finish(peer, beforeUs) : [];
      case 'error':
        if (first?.code === 'ECONNREFUSED') return refused(end, report.at, first.text);
        return first?.code === 'ECONNRESET' && peer && !peer.reset ? reset(peer, beforeUs) : [];
      default:
        return [];
    }
  }

  /** Node names the address in the error's message. A port that was given back before anyone saw it stays 0. */
  function refused(end: End, atUs: number, text: string): Inferred[] {
    const match = /ECONNREFUSED ([\d.]+):(\d+)/.exec(text);
    if (!match) return [];
    const remote = { address: match[1]!, port: Number(match[2]) };
    const other = finder.of(remote, end.host);
    if (other === null) return [];
    const local = end.local ?? { address: addresses[end.host]!, port: 0 };
    const none = { payloadBytes: 0, payload: '' };
    return [
      ...packet(end.host, other, local, remote, { atUs: atUs - 2, flags: ['SYN'], ...none }),
      ...packet(other, end.host, remote, local, { atUs: atUs - 1, flags: ['RST', 'ACK'], ...none }),
    ];
  }

  return {
    note(host, program, report) {
      if (!('object' in report) || report.object === null) return [];
      const key = `${host} ${program} ${report.object}`;
      if (report.kind === 'object') {
        if (report.objectType === 'Socket') remember(ends, key, freshEnd(host, report.acceptedBy === undefined));
        return [];
      }
      const end = ends.get(key);
      if (end === undefined) {
        if (report.kind === 'address' && report.local && !report.remote) listening[host].add(report.local.port);
        return [];
      }
      switch (report.kind) {
        case 'address':
          return noteAddress(end, report);
        case 'call':
          return noteCall(end, report);
        case 'event': {
          const inferred = noteEvent(end, report);
          if (report.name === 'close') ends.delete(key);
          return inferred;
        }
        default:
          return [];
      }
    },
  };
}

function freshEnd(host: HostName, initiator: boolean): End {
  return {
    host,
    initiator,
    local: null,
    remote: null,
    provenUs: null,
    peerHost: null,
    early: [],
    sentBytes: 0,
    presumedBytes: 0,
    receivedBytes: 0,
    uncounted: false,
    finished: false,
    reset: false,
  };
}

/** Programs that never close what they open must not fill our memory: the oldest end is forgotten. */
function remember(map: Map<string, End>, key: string, end: End): void {
  map.set(key, end);
  if (map.size > mostEnds) map.delete(map.keys().next().value!);
}

const pairKey = (local: Endpoint, remote: Endpoint): string =>
  `${local.address}:${local.port} ${remote.address}:${remote.port}`;
