import { type HostName, perHost } from '@socketlab/protocol';
import type { StateBand } from '@socketlab/timeline';

export interface BandLanes {
  /** Lanes each host needs. */
  count: Record<HostName, number>;
  laneOf(band: StateBand): number;
}

/** More connections than this at one moment share the outermost lane. */
const maxLanes = 4;

/**
 * Gives each connection the innermost lane that is free for as long as it lives; a lane is free again once its connection is
 * over. Listening sockets stand outside all of them: no packet of a connection ever reaches them.
 */
export function bandLanes(bands: readonly StateBand[]): BandLanes {
  const spans = new Map<string, { host: HostName; connection: string | null; fromUs: number; toUs: number }>();
  for (const band of bands) {
    const key = spanKey(band);
    const toUs = band.toUs ?? Number.POSITIVE_INFINITY;
    const span = spans.get(key);
    if (!span) spans.set(key, { host: band.host, connection: band.connection, fromUs: band.fromUs, toUs });
    else {
      span.fromUs = Math.min(span.fromUs, band.fromUs);
      span.toUs = Math.max(span.toUs, toUs);
    }
  }
  const busyUntil = perHost((): number[] => []);
  const lanes = new Map<string, number>();
  const inOrder = [...spans.entries()].sort(([, a], [, b]) => a.fromUs - b.fromUs);
  for (const [key, span] of inOrder) {
    if (span.connection === null) continue;
    const busy = busyUntil[span.host];
    const free = busy.findIndex((untilUs) => untilUs <= span.fromUs);
    const lane = Math.min(free === -1 ? busy.length : free, maxLanes - 1);
    busy[lane] = Math.max(busy[lane] ?? 0, span.toUs);
    lanes.set(key, lane);
  }
  const count = perHost((host) => busyUntil[host].length);
  const listening = perHost(() => false);
  for (const [key, span] of inOrder) {
    if (span.connection !== null) continue;
    lanes.set(key, count[span.host]);
    listening[span.host] = true;
  }
  return {
    count: perHost((host) => count[host] + (listening[host] ? 1 : 0)),
    laneOf: (band) => lanes.get(spanKey(band)) ?? 0,
  };
}

function spanKey(band: StateBand): string {
  return `${band.host} ${band.connection ?? 'listening'}`;
}
