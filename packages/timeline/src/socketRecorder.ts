import { type Endpoint, type HostName, hostNames, type LabEvent, perHost, type Site } from '@socketlab/protocol';
import { connectTarget } from './connectTarget.ts';
import { createDatagramSockets, type DatagramSockets } from './datagramSockets.ts';
import { memoize } from './memoize.ts';
import { createSocketBook, type SocketBook } from './socketBook.ts';
import { type Cause, isListening, kernelSocket, noCalls, type SocketCalls, type SocketRecord } from './socketRecord.ts';
import type { SocketView } from './socketView.ts';
import { fileName, methodName, tupleText } from './words.ts';

type ProgramEvent<K extends LabEvent['kind']> = Extract<LabEvent, { lane: 'program'; kind: K }>;

/** What the segments of a connection tell of one of its ends. */
export interface TrafficOfEnd {
  derived: SocketView['derived'];
  bytesSent: number;
  bytesReceived: number;
}

export interface SocketRecorder {
  made(event: ProgramEvent<'object'>): void;
  addressed(event: ProgramEvent<'address'>): void;
  called(event: ProgramEvent<'call'>): void;
  emitted(event: ProgramEvent<'event'>): void;
  /** A file was run on the host: what its earlier runs left and the kernel has forgotten goes. */
  programBegan(event: ProgramEvent<'spawn'>): void;
  programEnded(event: ProgramEvent<'exit'>): void;
  kernelSaid(event: Extract<LabEvent, { kind: 'socket' }>): void;
  kernelForgot(event: Extract<LabEvent, { kind: 'socketGone' }>): void;
  traffic(seq: number, host: HostName, local: Endpoint, remote: Endpoint, traffic: TrafficOfEnd): void;
  /** The calls of the socket with these addresses, on this host. */
  callsOf(seq: number, host: HostName, local: Endpoint, remote: Endpoint, udp: boolean): SocketCalls;
  /** The host's kernel is gone, and its sockets with it. */
  poweredOff(seq: number, host: HostName): void;
  readonly datagrams: DatagramSockets;
  at(applied: number): Record<HostName, readonly SocketView[]>;
}

/** Keeps the sockets of all hosts: what programs hold and what the kernels' tables say, joined by their addresses. */
export function createSocketRecorder(programs: {
  running(program: string): boolean;
  fileOf(program: string): string;
}): SocketRecorder {
  const books = perHost((host) => createSocketBook(host, programs.running));
  const datagrams = createDatagramSockets(books);
  const together = memoize(8, (...lists: (readonly SocketView[])[]) =>
    perHost((host) => lists[hostNames.indexOf(host)]!),
  );
  /** Calls to `net.connect` that named no object yet: the next socket made is theirs. */
  const unclaimedConnects = new Map<string, { port: number | null; cause: Cause | null }>();

  /**
   * The socket of a new connection whose program has not said its addresses yet: the only one on its host that is connecting
   * to that port. With two such sockets nobody can tell, and the kernel's row stands alone until the program speaks.
   */
  function connectingTo(book: SocketBook, remote: Endpoint): SocketRecord | undefined {
    const candidates: SocketRecord[] = [];
    for (const record of book.records) {
      if (record.connecting === null || record.tuple !== null || record.view.closed) continue;
      if (record.connecting.port === null || record.connecting.port === remote.port) candidates.push(record);
    }
    return candidates.length === 1 ? candidates[0] : undefined;
  }

  function find(seq: number, host: HostName, local: Endpoint, remote: Endpoint): SocketRecord | undefined {
    const book = books[host];
    const known = book.byTuple(local, remote);
    if (known !== undefined) return known;
    const claimed = connectingTo(book, remote);
    if (claimed === undefined) return undefined;
    book.update(seq, claimed, { local, remote });
    book.index(claimed);
    return claimed;
  }

  /** The program has left this socket and the kernel too: a newcomer with the same addresses is another socket. */
  function isOver(record: SocketRecord): boolean {
    return record.view.closed && record.view.kernel === null && record.view.udp === null;
  }

  /** The newest socket of the program that was made at this place and connects nowhere yet. */
  function madeAt(book: SocketBook, program: string, site: Site | null): SocketRecord | undefined {
    return [...book.records].findLast(({ view, connecting }) => {
      const mine =
        view.program === program && view.objectType === 'Socket' && connecting === null && view.remote === null;
      return mine && site !== null && view.site?.line === site.line && view.site.column === site.column;
    });
  }

  function setConnecting(seq: number, host: HostName, record: SocketRecord, port: number | null, cause: Cause | null) {
    record.connecting = { port };
    record.calls = { ...record.calls, connect: cause };
    books[host].update(seq, record, {});
  }

  /** The program names addresses other than those guessed for it, or the object lives a second life. */
  function leaveTuple(seq: number, book: SocketBook, record: SocketRecord) {
    const { kernel, derived, bytesSent, bytesReceived, local, remote } = record.view;
    record.tuple = null;
    book.update(seq, record, { kernel: null, derived: null, bytesSent: 0, bytesReceived: 0 });
    if (kernel !== null) book.create(seq, { kernel, derived, bytesSent, bytesReceived, local, remote });
  }

  return {
    made(event) {
      const { seq, host, program, object, objectType, site } = event;
      const book = books[host];
      if (book.byObject(program, object) !== undefined) return;
      const protocol = objectType === 'DatagramSocket' ? 'udp' : 'tcp';
      const record = book.create(seq, { program, object, objectType, protocol, site });
      const pending = unclaimedConnects.get(program);
      if (objectType !== 'Socket' || event.acceptedBy !== undefined || pending === undefined) return;
      unclaimedConnects.delete(program);
      setConnecting(seq, host, record, pending.port, pending.cause);
    },
    addressed({ seq, host, program, object, local, remote }) {
      const book = books[host];
      const record = book.byObject(program, object);
      // A closed handle has no addresses any more; the socket keeps those it had.
      if (record === undefined || (local === null && remote === null)) return;
      if (record.view.protocol === 'udp') return datagrams.addressed(seq, host, record, local, remote);
      if (local !== null && remote !== null) {
        const tuple = tupleText(local, remote);
        if (record.tuple !== null && record.tuple !== tuple) leaveTuple(seq, book, record);
        const other = book.byTuple(local, remote);
        book.update(seq, record, { local, remote });
        if (other !== undefined && other !== record && other.view.object === null) book.merge(seq, record, other);
        else book.index(record);
        return;
      }
      const other = local !== null && record.view.objectType === 'Server' ? book.byListenPort(local.port) : undefined;
      book.update(seq, record, { local: local ?? record.view.local, remote: remote ?? record.view.remote });
      if (other !== undefined && other !== record && other.view.object === null) book.merge(seq, record, other);
      else book.index(record);
    },
    called(event) {
      const { seq, host, program, object, site } = event;
      const method = methodName(event.method);
      const cause: Cause | null =
        site === null ? null : { host, file: site.file, line: site.line, method: event.method, seq };
      if (event.objectType === 'DatagramSocket') {
        const own = object === null ? undefined : books[host].byObject(program, object);
        if (own !== undefined && method === 'send') own.calls = { ...own.calls, data: cause };
        return;
      }
      const connects = method === 'connect' || method === 'createConnection';
      const named = object === null ? undefined : books[host].byObject(program, object);
      const record = named ?? (connects ? madeAt(books[host], program, site) : undefined);
      if (connects && record === undefined) {
        unclaimedConnects.set(program, { port: connectTarget(event.args), cause });
      }
      if (record === undefined) return;
      if (connects) setConnecting(seq, host, record, connectTarget(event.args), cause);
      else record.calls = callsAfter(record.calls, method, event.args.length > 0 && carriesData(event), cause);
    },
    emitted({ seq, host, program, object, name }) {
      const record = books[host].byObject(program, object);
      if (record !== undefined && name === 'close') books[host].update(seq, record, { closed: true });
    },
    programBegan({ seq, host, file }) {
      for (const record of [...books[host].records]) {
        const { program } = record.view;
        const earlier = program !== null && !programs.running(program) && programs.fileOf(program) === fileName(file);
        if (earlier && isOver(record)) books[host].remove(seq, record);
      }
    },
    programEnded({ seq, host, program }) {
      unclaimedConnects.delete(program);
      for (const record of books[host].records) {
        if (record.view.program === program && !record.view.closed) books[host].update(seq, record, { closed: true });
      }
    },
    kernelSaid(event) {
      const { seq, host, local, remote } = event;
      const kernel = kernelSocket(event);
      const book = books[host];
      const listens = isListening(remote);
      const known = listens ? book.byListenPort(local.port) : find(seq, host, local, remote);
      if (known !== undefined && !isOver(known)) book.update(seq, known, { kernel });
      else book.create(seq, { kernel, local, remote: listens ? null : remote });
    },
    kernelForgot({ seq, host, local, remote }) {
      const book = books[host];
      const record = isListening(remote) ? book.byListenPort(local.port) : book.byTuple(local, remote);
      if (record === undefined) return;
      if (record.view.object === null) book.remove(seq, record);
      else book.update(seq, record, { kernel: null, derived: record.view.derived === null ? null : 'CLOSED' });
    },
    traffic(seq, host, local, remote, traffic) {
      const book = books[host];
      const known = find(seq, host, local, remote);
      if (known === undefined || isOver(known)) {
        // Nothing came of it: a SYN to a closed port makes no socket.
        if (traffic.derived !== null && traffic.derived !== 'CLOSED') book.create(seq, { local, remote, ...traffic });
        return;
      }
      const gone = known.view.object === null && known.view.kernel === null && traffic.derived === 'CLOSED';
      if (gone) book.remove(seq, known);
      else if (differs(known.view, traffic)) book.update(seq, known, traffic);
    },
    callsOf(seq, host, local, remote, udp) {
      const record = udp ? datagrams.sender(seq, host, local) : find(seq, host, local, remote);
      return record?.calls ?? noCalls;
    },
    poweredOff(seq, host) {
      datagrams.forgetHost(host);
      const book = books[host];
      for (const record of [...book.records]) {
        record.udpRow = null;
        const { object, derived } = record.view;
        if (object === null) book.remove(seq, record);
        else {
          const state = derived === null ? null : 'CLOSED';
          book.update(seq, record, { closed: true, kernel: null, udp: null, derived: state });
        }
      }
    },
    datagrams,
    at: (applied) => together(...hostNames.map((host) => books[host].at(applied))),
  };
}

function differs(view: SocketView, traffic: TrafficOfEnd): boolean {
  return (
    view.derived !== traffic.derived ||
    view.bytesSent !== traffic.bytesSent ||
    view.bytesReceived !== traffic.bytesReceived
  );
}

function carriesData({ args }: ProgramEvent<'call'>): boolean {
  const kind = args[0]?.kind;
  return kind === 'string' || kind === 'bytes' || kind === 'object';
}

function callsAfter(calls: SocketCalls, method: string, hasData: boolean, cause: Cause | null): SocketCalls {
  // A call without a line (Node's own, or the page's) takes nothing from the student's earlier one but the data it writes.
  const close = cause ?? calls.close;
  switch (method) {
    case 'write':
      return { ...calls, data: cause };
    case 'end':
      return { ...calls, data: hasData ? cause : calls.data, close };
    case 'destroy':
    case 'destroySoon':
      return { ...calls, close, reset: cause ?? calls.reset };
    case 'resetAndDestroy':
      return { ...calls, reset: cause };
    default:
      return calls;
  }
}
