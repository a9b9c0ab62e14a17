import type { ConnectionView } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import { connectionLabel, connectionShown, endsOf } from './connections.ts';

const connection = (name: string, live: boolean): ConnectionView => ({ name, hosts: ['client', 'server'], live });

test('[WB20] the connection in view is the chosen one, else the newest that lives, else the newest', () => {
  const connections = [connection('a', false), connection('b', true), connection('c', false)];
  expect(connectionShown(connections, connections, null)).toBe('b');
  expect(connectionShown(connections, connections, 'a')).toBe('a');
  expect(connectionShown(connections, connections, 'one of an older lab')).toBe('b');
  const over = [connection('a', false), connection('c', false)];
  expect(connectionShown(over, connections, null)).toBe('c');
  expect(connectionShown([], connections, null)).toBeNull();
  // Chosen, and then the stage was moved to a moment before it began.
  expect(connectionShown([], connections, 'a')).toBe('a');
});

test('a connection is told by its ports; among more than two computers by theirs too', () => {
  const connection = { name: '10.0.0.3:50316-[fd00::2]:8080', hosts: ['client2', 'server'], live: true } as const;
  expect(connectionLabel(connection, false)).toBe(':50316 → :8080');
  expect(connectionLabel(connection, true)).toBe('클라이언트 2 :50316 → 서버 :8080');
  expect(connectionLabel({ ...connection, hosts: [null, 'server'] }, true)).toBe(':50316 → 서버 :8080');
});

test('[WB20] the ends of a connection are those of its own two computers, the one that stands further left first', () => {
  const name = '10.0.0.4:50316-10.0.0.3:7000';
  expect(endsOf({ name, hosts: ['client3', 'client2'], live: true })).toEqual([
    { host: 'client2', local: '10.0.0.3:7000', remote: '10.0.0.4:50316' },
    { host: 'client3', local: '10.0.0.4:50316', remote: '10.0.0.3:7000' },
  ]);
  // Where computers share a machine, only one of the two may be known: no end is made up for the other.
  expect(endsOf({ name, hosts: [null, 'client2'], live: true }).map(({ host }) => host)).toEqual(['client2']);
});
