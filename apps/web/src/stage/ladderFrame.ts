import { type HostName, perHost } from '@socketlab/protocol';

/** Where things stand across the ladder, in CSS pixels. Time axis, the hosts' lifelines with their lanes, from left to right. */
export interface LadderFrame {
  width: number;
  axisX: number;
  /** In the order in which they stand. */
  hosts: readonly HostName[];
  lifeline: Record<HostName, number>;
  /** From one state lane to the next, outward from the lifeline. */
  lanePitch: number;
  bandWidth: number;
  /** Lanes this tight carry their state's name inside the band. */
  labelInside: boolean;
}

const axisWidth = 44;
const edge = 10;
const widestLanes = 2;
/** The way to the last host, the server, is what most packets take: it gets more room than that between two clients. */
const lastGap = 1.5;

/** Lanes beyond the widest two draw closer, so that many connections still leave the wire its room; among more hosts all do. */
export function ladderFrame(
  width: number,
  hosts: readonly HostName[],
  lanes: Readonly<Record<HostName, number>>,
): LadderFrame {
  const most = Math.max(...hosts.map((host) => lanes[host]), 1);
  const narrow = width < 380;
  const labelInside = most > widestLanes || narrow || hosts.length > 2;
  const lanePitch = labelInside ? 15 : 25;
  const bandWidth = labelInside ? 13 : 10;
  const room = (host: HostName | undefined) => Math.max(host ? lanes[host] : 0, 1) * lanePitch;
  const first = axisWidth + room(hosts[0]) - bandWidth / 2;
  const last = width - edge - room(hosts.at(-1)) + bandWidth / 2;
  // Lanes of a host in between stand on its left, in the way of its neighbour: that gap is wider by them.
  const between = hosts.slice(1, -1);
  const extra = between.map((host) => room(host) - lanePitch);
  const free = last - first - extra.reduce((sum, px) => sum + px, 0);
  const gap = free / (between.length + lastGap);
  const lifeline = perHost(() => first);
  let x = first;
  between.forEach((host, index) => {
    x += gap + extra[index]!;
    lifeline[host] = x;
  });
  const lastHost = hosts.at(-1);
  if (lastHost) lifeline[lastHost] = last;
  return { width, axisX: 0, hosts, lifeline, lanePitch, bandWidth, labelInside };
}

/** To which side of its lifeline a host's lanes stand: -1 left, 1 right. What its program does is written on the other side. */
export function laneSide({ hosts }: Pick<LadderFrame, 'hosts'>, host: HostName): -1 | 1 {
  return host === hosts.at(-1) ? 1 : -1;
}

/** The middle of a host's lane: 0 stands on the lifeline, the next ones further out. */
export function laneX(frame: LadderFrame, host: HostName, lane: number): number {
  return frame.lifeline[host] + laneSide(frame, host) * lane * frame.lanePitch;
}
