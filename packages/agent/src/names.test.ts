import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withAddress } from './listenAddress.ts';
import { hasListener } from './names.ts';

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
