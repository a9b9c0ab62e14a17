import type { StateBand } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import { connectionLabel, connectionShown, connectionsOf, endOf } from './connections.ts';

const band = (connection: string | null, toUs: number | null): StateBand => ({
  key: `${connection} ${toUs}`,
  host: 'client',
  connection,
  state: 'ESTABLISHED',
  fromUs: 0,
  toUs,
  source: 'kernel',
});

test('[WB20] the connection in view is the chosen one, else the newest that lives, else the newest', () => {
  const connections = connectionsOf([band(null, null), band('a', 5), band('b', null), band('a', 9), band('c', 7)]);
  expect(connections).toEqual([
    { name: 'a', live: false },
    { name: 'b', live: true },
    { name: 'c', live: false },
  ]);
  expect(connectionShown(connections, connections, null)).toBe('b');
  expect(connectionShown(connections, connections, 'a')).toBe('a');
  expect(connectionShown(connections, connections, 'one of an older lab')).toBe('b');
  const over = connectionsOf([band('a', 5), band('c', 7)]);
  expect(connectionShown(over, connections, null)).toBe('c');
  expect(connectionShown([], connections, null)).toBeNull();
  // Chosen, and then the stage was moved to a moment before it began.
  expect(connectionShown([], connections, 'a')).toBe('a');
});

test('a connection is told by its ports, and each host has its own end of it', () => {
  const name = '10.0.0.1:50316-[fd00::2]:8080';
  expect(connectionLabel(name)).toBe(':50316 → :8080');
  expect([endOf(name, 'client'), endOf(name, 'server')]).toEqual(['10.0.0.1:50316', '[fd00::2]:8080']);
});
