import { type HostName, perHost } from '@socketlab/protocol';
import type { HostLanes } from './bandView.ts';
import { createHistory } from './history.ts';

const none: Record<HostName, HostLanes> = perHost(() => ({ connections: 0, listening: false }));

/** Gives connections their lanes beside the lifelines. A lane depends only on what lives when its connection begins, so it never changes. */
export interface BandLanes {
  /** A connection of a host begins to have a state. */
  begin(seq: number, host: HostName, key: string): number;
  end(host: HostName, key: string, lane: number): void;
  listens(seq: number, host: HostName): void;
  at(applied: number): Record<HostName, HostLanes>;
}

export function createBandLanes(): BandLanes {
  const holders = perHost((): (string | null)[] => []);
  /** The lane a connection had: where its addresses are used again, it takes the same one if that is free. */
  const earlier = new Map<string, number>();
  const needed = createHistory(none);

  return {
    begin(seq, host, key) {
      const lanes = holders[host];
      const before = earlier.get(key);
      const free = lanes.indexOf(null);
      const innermost = free === -1 ? lanes.length : free;
      const lane = before !== undefined && lanes[before] === null ? before : innermost;
      lanes[lane] = key;
      earlier.set(key, lane);
      if (lanes.length > needed.latest[host].connections)
        needed.set(seq, { ...needed.latest, [host]: { ...needed.latest[host], connections: lanes.length } });
      return lane;
    },
    end(host, key, lane) {
      if (holders[host][lane] === key) holders[host][lane] = null;
    },
    listens(seq, host) {
      if (!needed.latest[host].listening)
        needed.set(seq, { ...needed.latest, [host]: { ...needed.latest[host], listening: true } });
    },
    at: needed.at,
  };
}
