import { type HostName, perHost } from '@socketlab/protocol';
import type { HostLanes, StateBand } from '@socketlab/timeline';

export interface BandLanes {
  /** Lanes each host needs. */
  count: Record<HostName, number>;
  laneOf(band: Pick<StateBand, 'host' | 'connection' | 'lane'>): number;
}

/** More connections than this at one moment share the outermost lane. */
const maxLanes = 4;

/** Where the lanes of the log are drawn. Listening sockets stand outside all of them: no packet of a connection ever reaches them. */
export function bandLanes(lanes: Record<HostName, HostLanes>): BandLanes {
  const connections = perHost((host) => Math.min(lanes[host].connections, maxLanes));
  return {
    count: perHost((host) => connections[host] + (lanes[host].listening ? 1 : 0)),
    laneOf: ({ host, connection, lane }) => (connection === null ? connections[host] : Math.min(lane, maxLanes - 1)),
  };
}

/**
 * Without the bands that others of their lane hide all of in view: many connections may share the outermost one, and each that is drawn lies above
 * those before it.
 */
export function bandsSeen<T extends Pick<StateBand, 'host' | 'connection' | 'lane'> & { from: number; to: number }>(
  bands: readonly T[],
  { laneOf }: BandLanes,
  view: { top: number; bottom: number },
): T[] {
  /** Of each lane, what is hidden already: a stretch that grows. */
  const hidden = new Map<string, { from: number; to: number }>();
  return bands
    .toReversed()
    .filter((band) => {
      const lane = `${band.host} ${laneOf(band)}`;
      const from = Math.max(band.from, view.top);
      const to = Math.min(band.to, view.bottom);
      const known = hidden.get(lane);
      if (known && from >= known.from && to <= known.to) return false;
      const touches = known && from <= known.to && to >= known.from;
      hidden.set(lane, touches ? { from: Math.min(from, known.from), to: Math.max(to, known.to) } : { from, to });
      return true;
    })
    .reverse();
}
