import type { Endpoint, HostName, TcpState } from '@socketlab/protocol';
import { createBandLanes } from './bandLanes.ts';
import { createBandBook } from './bandList.ts';
import type { StateBand } from './bandView.ts';
import { createConnectionBook } from './connectionBook.ts';
import { connectionEnds, noConnection } from './connectionEnds.ts';
import { isListening } from './socketRecord.ts';
import type { StageView } from './stageView.ts';
import { tupleText } from './words.ts';

interface StateSaid {
  seq: number;
  atUs: number;
  host: HostName;
  local: Endpoint;
  remote: Endpoint;
  /** CLOSED ends the band: there is nothing to draw. */
  state: TcpState;
  source: StateBand['source'];
}

export interface BandRecorder {
  /** True: the state is another one than before; false where it is confirmed or old news. */
  said(state: StateSaid): boolean;
  /** All bands of the host end: its kernel is gone. True: there were some. */
  ended(event: Pick<StateSaid, 'seq' | 'atUs' | 'host'>): boolean;
  at(applied: number): Pick<StageView, 'bands' | 'lanes' | 'connections'>;
}

/**
 * The state bands along each lifeline. Segments tell a state at once, the kernel's table when it is next read: a derived band
 * that the table then confirms becomes the kernel's. `onEdge` is told when a band begins or ends.
 */
export function createBandRecorder(
  lab: () => Pick<StageView, 'hosts' | 'addresses'>,
  onEdge: (seq: number, us: number) => void,
): BandRecorder {
  const book = createBandBook();
  const lanes = createBandLanes();
  const connections = createConnectionBook();
  /** Bands that go on, by host and addresses. */
  const open = new Map<string, number>();
  let made = 0;

  function end({ seq, atUs }: Pick<StateSaid, 'seq' | 'atUs'>, key: string, index: number) {
    const band = book.latest(index);
    const toUs = Math.max(atUs, band.fromUs);
    book.set(index, seq, { ...band, toUs });
    open.delete(key);
    onEdge(seq, toUs);
  }

  /** The connection, or the listening socket, has no state any more. */
  function over(seq: number, key: string, band: StateBand) {
    if (band.connection === null) return;
    lanes.end(band.host, key, band.lane);
    connections.ended(seq, band.connection);
  }

  return {
    said(said) {
      const { seq, atUs, host, local, remote, state, source } = said;
      const listens = isListening(remote);
      const name = listens ? `listen ${local.port}` : tupleText(local, remote);
      const key = `${host} ${name}`;
      const index = open.get(key);
      const band = index === undefined ? null : book.latest(index);
      if (band !== null && index !== undefined) {
        // The table was read before the segment that moved the state on: old news.
        if (source === 'kernel' && atUs < band.fromUs) return false;
        if (band.state === state) {
          if (source === 'kernel' && band.source === 'derived') book.set(index, seq, { ...band, source });
          return false;
        }
        end(said, key, index);
      }
      if (state === 'CLOSED') {
        if (band !== null) over(seq, key, band);
        return band !== null;
      }
      const fromUs = band === null ? atUs : Math.max(atUs, band.fromUs);
      const { connection, ends } = listens ? noConnection : connectionEnds(lab(), host, local, remote);
      made += 1;
      if (listens) lanes.listens(seq, host);
      const lane = listens ? 0 : (band?.lane ?? lanes.begin(seq, host, key));
      const next = { key: `band-${made}`, host, connection, ends, state, lane, fromUs, toUs: null, source };
      open.set(key, book.add(seq, next));
      if (band === null) connections.began(seq, next);
      onEdge(seq, fromUs);
      return true;
    },
    ended(event) {
      let any = false;
      for (const [key, index] of [...open]) {
        const band = book.latest(index);
        if (band.host !== event.host) continue;
        end(event, key, index);
        over(event.seq, key, band);
        any = true;
      }
      return any;
    },
    at: (applied) => ({ bands: book.at(applied), lanes: lanes.at(applied), connections: connections.at(applied) }),
  };
}
