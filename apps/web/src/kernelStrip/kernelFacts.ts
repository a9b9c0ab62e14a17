import type { KernelSocket, PacketView } from '@socketlab/timeline';
import { timerNames } from '../computer/socketWords.ts';
import { type ConnectionEnd, endpointName } from '../connection/connections.ts';
import { spanLabel } from '../stage/timeGrid.ts';

/**
 * The timer that runs, with what is left of it at `nowUs`. The table says how much was left when it was read; since then only the
 * clock has gone on, and what became of it once it is over, the next reading says.
 */
export function timerText({ timer, timerMs, atUs }: KernelSocket, nowUs: number): string | null {
  if (timer === 'none') return null;
  const restUs = timerMs * 1000 - Math.max(0, nowUs - atUs);
  return restUs > 0 ? `${timerNames[timer]} ${spanLabel(restUs)} 남음` : timerNames[timer];
}

/** The window that a host's peer has offered it last, in bytes, by the newest packet of the connection that reached it. Null: none did. */
export function offeredWindow(packets: readonly PacketView[], end: ConnectionEnd): number | null {
  const newest = packets.findLast(
    ({ to, status, window, source, destination }) =>
      to === end.host &&
      status === 'delivered' &&
      window !== null &&
      source !== null &&
      destination !== null &&
      endpointName(destination) === end.local &&
      endpointName(source) === end.remote,
  );
  return newest?.window ?? null;
}
