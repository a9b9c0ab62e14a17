import type { HostName } from '@socketlab/protocol';
import type { KernelSocket, PacketView } from '@socketlab/timeline';
import { timerNames } from '../computer/socketWords.ts';
import { endOf, endpointName } from '../connection/connections.ts';
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
export function offeredWindow(packets: readonly PacketView[], host: HostName, connection: string): number | null {
  const mine = endOf(connection, host);
  const other = endOf(connection, host === 'client' ? 'server' : 'client');
  const newest = packets.findLast(
    ({ to, status, window, source, destination }) =>
      to === host &&
      status === 'delivered' &&
      window !== null &&
      source !== null &&
      destination !== null &&
      endpointName(destination) === mine &&
      endpointName(source) === other,
  );
  return newest?.window ?? null;
}
