import type { HostName, TcpState } from '@socketlab/protocol';
import type { ListView } from './listView.ts';

export interface StateBand {
  key: string;
  host: HostName;
  /** Which connection, for lanes: `10.0.0.1:50316-10.0.0.2:8080`, the end of the earlier host first; null for a listening socket. */
  connection: string | null;
  /** Whose the two ends are, in that order: null where an address of a machine that all share does not tell. */
  ends: readonly [HostName | null, HostName | null] | null;
  state: TcpState;
  /** The innermost lane that was free when the connection began: it has it for as long as it lives. 0 for a listening socket, which stands outside. */
  lane: number;
  fromUs: number;
  toUs: number | null;
  /** `kernel`: from its table. `derived`: from packets, where the table was not read in between. */
  source: 'kernel' | 'derived';
}

export interface BandList extends ListView<StateBand> {
  /** Those that hold at some moment between two times. */
  between(fromUs: number, toUs: number): StateBand[];
  /** Those of one connection on one host, oldest first; of its listening sockets where `connection` is null. */
  of(host: HostName, connection: string | null): StateBand[];
}

export interface HostLanes {
  /** The most connections that had a state at one moment. */
  connections: number;
  /** Whether a socket of it has listened. */
  listening: boolean;
}

/** A connection by the name that its bands carry. */
export interface ConnectionView {
  /** `10.0.0.1:50316-10.0.0.2:8080`. */
  name: string;
  /** Whose its two ends are, in the order of the name; null where no band says it. */
  hosts: readonly [HostName | null, HostName | null];
  /** At least one of its ends still has a state. */
  live: boolean;
}
