import type { HostName } from '@socketlab/protocol';

/** Where things stand across the ladder, in CSS pixels. Time axis, client's lanes, wire, server's lanes, from left to right. */
export interface LadderFrame {
  width: number;
  axisX: number;
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

/** Lanes beyond the widest two draw closer, so that many connections still leave the wire its room. */
export function ladderFrame(width: number, lanes: Record<HostName, number>): LadderFrame {
  const most = Math.max(lanes.client, lanes.server, 1);
  const narrow = width < 380;
  const labelInside = most > widestLanes || narrow;
  const lanePitch = labelInside ? 15 : 25;
  const bandWidth = labelInside ? 13 : 10;
  const room = (count: number) => Math.max(count, 1) * lanePitch;
  return {
    width,
    axisX: 0,
    lifeline: {
      client: axisWidth + room(lanes.client) - bandWidth / 2,
      server: width - edge - room(lanes.server) + bandWidth / 2,
    },
    lanePitch,
    bandWidth,
    labelInside,
  };
}

/** The middle of a host's lane: 0 stands on the lifeline, the next ones further out. */
export function laneX(frame: LadderFrame, host: HostName, lane: number): number {
  return frame.lifeline[host] + (host === 'client' ? -1 : 1) * lane * frame.lanePitch;
}
