import type { ParsedPacket } from '@socketlab/packets';
import type { Direction, WireFault } from '@socketlab/protocol';
import { connectionOf } from './connection.ts';
import { type Fault, pass } from './fault.ts';
import { isLike } from './packetLike.ts';

/** Connections remembered at once; of more, the one remembered longest is let go, as a router's table does. */
const tableSize = 4096;

/**
 * A router's table of connections. One that is idle for too long is forgotten, and what comes after that is dropped in silence
 * (RFC 5382, 5, says how patient a router should be). Connections that were there before the table are taken in.
 */
export function createNat({ idleMs }: WireFault & { kind: 'nat' }): Fault {
  /** When each connection was last seen. */
  const table = new Map<string, number>();

  function remember(connection: string, atUs: number): void {
    table.delete(connection);
    table.set(connection, atUs);
    if (table.size > tableSize) table.delete(table.keys().next().value!);
  }

  return {
    bothDirections: true,
    meet({ parsed, direction }, { atUs }) {
      const connection = connectionOf(parsed);
      if (connection === null) return pass;
      const lastUs = table.get(connection);
      const forgotten = lastUs !== undefined && atUs - lastUs > idleMs * 1000;
      if (forgotten && !begins(parsed, direction)) return { drop: 'nat' };
      remember(connection, atUs);
      return pass;
    },
  };
}

/** What makes a new entry: a SYN, or a datagram from inside (the client's side; RFC 4787, 4.3). */
const begins = (parsed: ParsedPacket, direction: Direction): boolean =>
  parsed.tcp ? isLike(parsed, 'SYN') : direction === 'upstream';
