import type { Endpoint, HostName, LabEvent } from '@socketlab/protocol';
import type { DecodedSegment } from './decodeSegment.ts';
import type { SocketBook } from './socketBook.ts';
import { kernelUdpSocket, type SocketRecord } from './socketRecord.ts';
import { tupleText } from './words.ts';

/** The UDP sockets of all hosts: a program's `DatagramSocket` and the kernel's row, joined by local address and port. */
export interface DatagramSockets {
  /** The program has said the socket's addresses. */
  addressed(seq: number, host: HostName, record: SocketRecord, local: Endpoint | null, remote: Endpoint | null): void;
  kernelSaid(event: Extract<LabEvent, { kind: 'udpSocket' }>): void;
  kernelForgot(event: Extract<LabEvent, { kind: 'udpSocketGone' }>): void;
  /** A datagram left the host (`local`) or arrived at its kernel. */
  traffic(seq: number, host: HostName, from: 'local' | 'remote', segment: DecodedSegment): void;
  /** The socket that a datagram from this address left by. */
  sender(seq: number, host: HostName, local: Endpoint): SocketRecord | undefined;
  forgetHost(host: HostName): void;
}

export function createDatagramSockets(books: Record<HostName, SocketBook>): DatagramSockets {
  /** Datagrams that left a port before the log knew its socket: the first one binds it (dgram, `socket.send`). */
  const early = new Map<string, number>();

  /** The socket that sends from or receives at this address: bound to it alone before one bound to every address. */
  function find(host: HostName, local: Endpoint, wanted: (record: SocketRecord) => boolean = () => true) {
    let found: SocketRecord | undefined;
    for (const record of books[host].records) {
      const own = record.view.local;
      if (record.view.protocol !== 'udp' || own === null || own.port !== local.port) continue;
      if (isOver(record) || !wanted(record)) continue;
      if (own.address === local.address) return record;
      if (isWildcard(own) || isWildcard(local)) found = record;
    }
    return found;
  }

  /**
   * Before the program has said its address, a datagram from an unknown port is given to its socket only if one alone can be meant:
   * it was told to send, and has no address yet.
   */
  function sender(seq: number, host: HostName, local: Endpoint): SocketRecord | undefined {
    const known = find(host, local);
    if (known !== undefined && known.view.object !== null) return known;
    const book = books[host];
    const waiting = [...book.records].filter(
      ({ view, calls }) => view.protocol === 'udp' && view.local === null && !view.closed && calls.data !== null,
    );
    const [only] = waiting;
    if (only === undefined || waiting.length > 1) return known;
    book.update(seq, only, { local });
    return known === undefined ? only : book.merge(seq, only, known);
  }

  function takeEarly(host: HostName, local: Endpoint): number {
    const key = `${host} ${local.port}`;
    const bytes = early.get(key) ?? 0;
    early.delete(key);
    return bytes;
  }

  return {
    sender,
    addressed(seq, host, record, local, remote) {
      const book = books[host];
      if (local === null) return book.update(seq, record, { remote });
      const ofKernel = find(host, local, (one) => one !== record && one.view.object === null);
      const bytesSent = record.view.bytesSent + (record.view.local === null ? takeEarly(host, local) : 0);
      book.update(seq, record, { local, remote, bytesSent });
      if (ofKernel !== undefined) book.merge(seq, record, ofKernel);
    },
    kernelSaid(event) {
      const { seq, host, local } = event;
      const book = books[host];
      const udpRow = tupleText(local, event.remote);
      const remote = event.remote.port === 0 ? null : event.remote;
      const udp = kernelUdpSocket(event);
      const sameRow = [...book.records].find((one) => one.udpRow === udpRow);
      const known = sameRow ?? find(host, local, (one) => one.view.object === null || !one.view.closed);
      if (known === undefined) {
        const record = book.create(seq, { protocol: 'udp', local, remote, udp, bytesSent: takeEarly(host, local) });
        record.udpRow = udpRow;
        return;
      }
      known.udpRow = udpRow;
      const { object } = known.view;
      // What the program calls its addresses stays; a row without a program has the kernel's alone.
      book.update(seq, known, object === null ? { udp, local, remote } : { udp });
    },
    kernelForgot({ seq, host, local, remote }) {
      const row = tupleText(local, remote);
      const record = [...books[host].records].find((one) => one.udpRow === row);
      // A socket that was connected has another row by now.
      if (record === undefined) return;
      record.udpRow = null;
      if (record.view.object === null) books[host].remove(seq, record);
      else books[host].update(seq, record, { udp: null });
    },
    traffic(seq, host, from, { source, destination, payloadBytes }) {
      const local = from === 'local' ? source : destination;
      if (local === null) return;
      const record = from === 'local' ? sender(seq, host, local) : find(host, local);
      if (record === undefined) {
        const key = `${host} ${local.port}`;
        if (from === 'local') early.set(key, (early.get(key) ?? 0) + payloadBytes);
        return;
      }
      const { bytesSent, bytesReceived } = record.view;
      const counted =
        from === 'local' ? { bytesSent: bytesSent + payloadBytes } : { bytesReceived: bytesReceived + payloadBytes };
      if (payloadBytes > 0) books[host].update(seq, record, counted);
    },
    forgetHost(host) {
      for (const key of [...early.keys()]) if (key.startsWith(`${host} `)) early.delete(key);
    },
  };
}

/** Bound to every address of its host. */
function isWildcard({ address }: Endpoint): boolean {
  return address === '0.0.0.0' || address === '::';
}

/** The program has closed it and the kernel has forgotten it: a newcomer on the same port is another socket. */
function isOver({ view }: SocketRecord): boolean {
  return view.closed && view.udp === null;
}
