import { type HostName, perHost } from '@socketlab/protocol';
import type { Frame } from './frames.ts';

/** A moment at which a packet left or reached a host. */
interface Moment {
  atUs: number;
  frame: Frame;
}

/**
 * The packet whose leaving or arriving is nearest in time, on that host where it has any. Of two as near, the earlier. What a host's program does
 * to send a packet, and what it is told when one arrives, is so found on that very packet, though it was sent a wire's length before.
 */
export type FindNearest = (atUs: number, host: HostName | null) => Frame;

/** Throws where there are no frames. */
export function createFindNearest(frames: readonly Frame[]): FindNearest {
  const [first] = frames;
  if (first === undefined) throw new RangeError('no frame is nearest to anything');
  const leaving = frames.map((frame) => ({ atUs: frame.packet.sentUs, frame }));
  const ofHost = perHost((host) =>
    frames.flatMap((frame) => momentsOn(host, frame)).sort((one, other) => one.atUs - other.atUs),
  );
  return (atUs, host) => {
    const own = host === null ? [] : ofHost[host];
    return nearestOf(own.length > 0 ? own : leaving, atUs) ?? first;
  };
}

function momentsOn(host: HostName, frame: Frame): Moment[] {
  const { from, to, origin, sentUs, endUs, status } = frame.packet;
  // What the wire made has left no host.
  if (from === host && origin === null) return [{ atUs: sentUs, frame }];
  return to === host && status === 'delivered' && endUs !== null ? [{ atUs: endUs, frame }] : [];
}

function nearestOf(moments: readonly Moment[], atUs: number): Frame | null {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle]!.atUs < atUs) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [moments[low - 1], moments[low]];
  if (before === undefined || after === undefined) return (before ?? after)?.frame ?? null;
  return (atUs - before.atUs <= after.atUs - atUs ? before : after).frame;
}
