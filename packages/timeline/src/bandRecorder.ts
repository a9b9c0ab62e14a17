import type { Endpoint, HostName, TcpState } from '@socketlab/protocol';
import { connectionEnds, noConnection } from './connectionEnds.ts';
import { type Cell, createCellList } from './history.ts';
import { isListening } from './socketRecord.ts';
import type { StageView, StateBand } from './view.ts';
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
  ended(seq: number, atUs: number, host: HostName): boolean;
  at(applied: number): readonly StateBand[];
}

/**
 * The state bands along each lifeline. Segments tell a state at once, the kernel's table when it is next read: a derived band
 * that the table then confirms becomes the kernel's.
 */
export function createBandRecorder(lab: () => Pick<StageView, 'hosts' | 'addresses'>): BandRecorder {
  const list = createCellList<StateBand>();
  const open = new Map<string, Cell<StateBand>>();
  let made = 0;

  return {
    said({ seq, atUs, host, local, remote, state, source }) {
      const listens = isListening(remote);
      const end = listens ? `listen ${local.port}` : tupleText(local, remote);
      const key = `${host} ${end}`;
      const cell = open.get(key);
      const band = cell?.latest ?? null;
      if (band !== null && cell !== undefined) {
        // The table was read before the segment that moved the state on: old news.
        if (source === 'kernel' && atUs < band.fromUs) return false;
        if (band.state === state) {
          if (source === 'kernel' && band.source === 'derived') cell.set(seq, { ...band, source });
          return false;
        }
        cell.set(seq, { ...band, toUs: Math.max(atUs, band.fromUs) });
        open.delete(key);
      }
      if (state === 'CLOSED') return band !== null;
      const fromUs = band === null ? atUs : Math.max(atUs, band.fromUs);
      const { connection, ends } = listens ? noConnection : connectionEnds(lab(), host, local, remote);
      made += 1;
      open.set(key, list.add(seq, { key: `band-${made}`, host, connection, ends, state, fromUs, toUs: null, source }));
      return true;
    },
    ended(seq, atUs, host) {
      let any = false;
      for (const [key, cell] of [...open]) {
        const band = cell.latest;
        if (band?.host !== host) continue;
        cell.set(seq, { ...band, toUs: Math.max(atUs, band.fromUs) });
        open.delete(key);
        any = true;
      }
      return any;
    },
    at: list.at,
  };
}
