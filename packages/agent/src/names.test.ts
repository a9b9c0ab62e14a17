import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withBindAddress } from './bindAddress.ts';
import { hasListener, isUdpPortBound } from './boundPorts.ts';
import { withAddress } from './listenAddress.ts';

const folder = mkdtempSync(join(tmpdir(), 'socketlab-names-'));
afterAll(() => rmSync(folder, { recursive: true }));
const table = (...rows: string[]) => {
  const file = join(folder, 'tcp');
  writeFileSync(file, ['  sl  local_address rem_address   st', ...rows, ''].join('\n'));
  return file;
};
const established = '   0: 0200000A:1F90 0100000A:C4B4 01 00000000:00000000 00:00000000';
const listening = '   1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000';

test('[AG10] finds a listening socket in the kernel’s table, of one address if asked', () => {
  expect(hasListener(table(), null)).toBe(false);
  expect(hasListener(table(established), null)).toBe(false);
  expect(hasListener(table(established, listening), null)).toBe(true);
  expect(hasListener(table(listening), '0100007F')).toBe(true);
  expect(hasListener(table(listening), '0200007F')).toBe(false);
  expect(hasListener(join(folder, 'none'), null)).toBe(false);
});

const bound = ' 2402: 0100000A:A0E1 00000000:0000 07 00000000:00000000 00:00000000';
const withPeer = ' 2403: 0100000A:A0E2 0200000A:0050 01 00000000:00000000 00:00000000';

test('[AG17] finds a UDP socket without a peer by its port, of one address if asked', () => {
  const file = table(withPeer, bound);
  expect(isUdpPortBound(file, null, 0xa0e1)).toBe(true);
  expect(isUdpPortBound(file, null, 0xa0e2)).toBe(false);
  expect(isUdpPortBound(file, '0100000A', 0xa0e1)).toBe(true);
  expect(isUdpPortBound(file, '0200000A', 0xa0e1)).toBe(false);
  expect(isUdpPortBound(join(folder, 'none'), null, 0xa0e1)).toBe(false);
});

const callback = () => {};
test.each<[unknown[], unknown[] | null]>([
  [
    [8080, callback],
    [8080, '127.1.1.2', callback],
  ],
  [['8080'], ['8080', '127.1.1.2']],
  [
    [8080, 511, callback],
    [8080, '127.1.1.2', 511, callback],
  ],
  [
    [8080, undefined, callback],
    [8080, '127.1.1.2', callback],
  ],
  [[callback], [0, '127.1.1.2', callback]],
  [[], [0, '127.1.1.2']],
  [
    [undefined, callback],
    [undefined, '127.1.1.2', callback],
  ],
  [
    [{ port: 80 }, callback],
    [{ port: 80, host: '127.1.1.2' }, callback],
  ],
  [[8080, '0.0.0.0'], null],
  [['/tmp/socket'], null],
  [[{ path: '/tmp/socket' }], null],
  [[{ port: 80, host: 'server' }], null],
  [[{ fd: 3 }], null],
])('[AG10] gives a server that names no host its own: %j', (args, expected) => {
  expect(withAddress(args, '127.1.1.2')).toEqual(expected);
});

test.each<[unknown[], unknown[] | null]>([
  [[], [undefined, '127.1.1.2']],
  [[callback], [0, '127.1.1.2', callback]],
  [
    [9999, callback],
    [9999, '127.1.1.2', callback],
  ],
  [
    [9999, '', callback],
    [9999, '127.1.1.2', callback],
  ],
  [[{ port: 0, exclusive: true }, null], [{ port: 0, exclusive: true, address: '127.1.1.2' }]],
  [
    [{ port: 9 }, callback],
    [{ port: 9, address: '127.1.1.2' }, callback],
  ],
  [[9999, '0.0.0.0'], null],
  [[{ port: 9, address: 'localhost' }], null],
  [[{ fd: 3 }], null],
  [[{ recvStart: callback }], null],
])('[AG17] gives a datagram socket that names no address its own: %j', (args, expected) => {
  expect(withBindAddress(args, '127.1.1.2')).toEqual(expected);
});
