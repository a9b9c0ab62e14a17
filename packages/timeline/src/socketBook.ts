import type { Endpoint, HostName } from '@socketlab/protocol';
import { createCellList } from './history.ts';
import { emptySocket, noCalls, type SocketRecord } from './socketRecord.ts';
import type { SocketView } from './socketView.ts';
import { tupleText } from './words.ts';

/**
 * The sockets of one host, found by what names them: the agent's object, the addresses, or the port they listen on.
 * A socket is often met twice, once by the kernel's table and once by the program; `merge` makes the two records one.
 */
export interface SocketBook {
  readonly records: ReadonlySet<SocketRecord>;
  create(seq: number, view: Partial<SocketView>): SocketRecord;
  update(seq: number, record: SocketRecord, patch: Partial<SocketView>): void;
  remove(seq: number, record: SocketRecord): void;
  byObject(program: string, object: string): SocketRecord | undefined;
  byTuple(local: Endpoint, remote: Endpoint): SocketRecord | undefined;
  byListenPort(port: number): SocketRecord | undefined;
  /** Files a record under its object, tuple and listening port as they are now. */
  index(record: SocketRecord): void;
  /** One record out of two that proved to be the same socket. The older one stays, so that its key is stable. */
  merge(seq: number, ofProgram: SocketRecord, ofKernel: SocketRecord): SocketRecord;
  at(applied: number): readonly SocketView[];
}

export function createSocketBook(host: HostName, isRunning: (program: string) => boolean): SocketBook {
  const list = createCellList<SocketView>();
  const records = new Set<SocketRecord>();
  const objects = new Map<string, SocketRecord>();
  const tuples = new Map<string, SocketRecord>();
  const listening = new Map<number, SocketRecord>();
  let created = 0;

  function isControllable(view: SocketView, connecting: SocketRecord['connecting']): boolean {
    const reachable = connecting !== null || view.remote !== null;
    return (
      view.objectType === 'Socket' && !view.closed && reachable && view.program !== null && isRunning(view.program)
    );
  }

  function unindex(record: SocketRecord) {
    const { program, object, local } = record.view;
    deleteOwn(objects, `${program} ${object}`, record);
    if (record.tuple !== null) deleteOwn(tuples, record.tuple, record);
    if (local !== null) deleteOwn(listening, local.port, record);
  }

  const book: SocketBook = {
    records,
    create(seq, view) {
      const order = created;
      created += 1;
      const first = { ...emptySocket(host, order), ...view };
      const record: SocketRecord = {
        order,
        view: first,
        cell: list.add(seq, first),
        tuple: null,
        connecting: null,
        calls: noCalls,
        udpRow: null,
      };
      records.add(record);
      book.index(record);
      return record;
    },
    update(seq, record, patch) {
      const view = { ...record.view, ...patch };
      view.controllable = isControllable(view, record.connecting);
      record.view = view;
      record.cell.set(seq, view);
    },
    remove(seq, record) {
      records.delete(record);
      unindex(record);
      record.cell.set(seq, null);
    },
    byObject: (program, object) => objects.get(`${program} ${object}`),
    byTuple: (local, remote) => tuples.get(tupleText(local, remote)),
    byListenPort: (port) => listening.get(port),
    index(record) {
      const { object, program, local, remote, objectType, kernel } = record.view;
      if (object !== null && program !== null) objects.set(`${program} ${object}`, record);
      // Ports of UDP are others than those of TCP.
      if (local === null || record.view.protocol === 'udp') return;
      if (remote !== null) {
        record.tuple = tupleText(local, remote);
        tuples.set(record.tuple, record);
      } else if (objectType === 'Server' || kernel?.state === 'LISTEN') {
        listening.set(local.port, record);
      }
    },
    merge(seq, ofProgram, ofKernel) {
      const [kept, dropped] = ofProgram.order < ofKernel.order ? [ofProgram, ofKernel] : [ofKernel, ofProgram];
      const { object, program, objectType, site, closed } = ofProgram.view;
      const { protocol, kernel, udp, derived, local, remote } = ofKernel.view;
      // What TCP's numbers say of a connection stands with its addresses; of datagrams each record counted its own.
      const sum = (key: 'bytesSent' | 'bytesReceived') =>
        ofKernel.view[key] + (protocol === 'udp' ? ofProgram.view[key] : 0);
      const [bytesSent, bytesReceived] = [sum('bytesSent'), sum('bytesReceived')];
      const { calls, connecting } = ofProgram;
      const { udpRow } = ofKernel;
      const patch = {
        object,
        program,
        objectType,
        site,
        closed,
        protocol,
        kernel,
        udp,
        derived,
        bytesSent,
        bytesReceived,
        local: protocol === 'udp' ? ofProgram.view.local : local,
        remote: protocol === 'udp' ? ofProgram.view.remote : remote,
      };
      book.remove(seq, dropped);
      kept.calls = calls;
      kept.connecting = connecting;
      kept.udpRow = udpRow;
      book.update(seq, kept, patch);
      book.index(kept);
      return kept;
    },
    at: list.at,
  };
  return book;
}

function deleteOwn<K>(index: Map<K, SocketRecord>, key: K, record: SocketRecord) {
  // The key may have passed on to a newer socket.
  if (index.get(key) === record) index.delete(key);
}
