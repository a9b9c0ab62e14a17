import { expect, test } from 'vitest';
import { tcpRow } from '../../test/tcpRow.ts';
import type { TcpRow, UdpRow } from '../kernel/kernelTable.ts';
import { createHostRows } from './hostRows.ts';

const addresses = { client: '127.9.9.1', server: '127.9.9.2' };
const row = (local: string, remote: string): TcpRow => {
  const end = (text: string) => ({ address: text.split(':')[0]!, port: Number(text.split(':')[1]) });
  return tcpRow({ local: end(local), remote: end(remote) });
};

test('[LB6] each row of the machine’s table goes to one host of one lab, or to nobody', () => {
  const rows = createHostRows(addresses);
  const listening = row('127.9.9.2:8080', '0.0.0.0:0');
  const accepted = row('127.9.9.2:8080', '127.0.0.1:5000');
  const connecting = row('127.0.0.1:5000', '127.9.9.2:8080');
  const foreign = row('127.0.0.1:4650', '127.0.0.1:6000');
  const otherLab = row('127.0.0.1:5001', '127.8.8.2:8080');
  const all = [listening, accepted, connecting, foreign, otherLab];
  expect(rows.of('server', all)).toEqual([listening, accepted]);
  expect(rows.of('client', all)).toEqual([connecting]);
});

test('[LB6] a socket at an address that all share is known by what its agent said', () => {
  const rows = createHostRows(addresses);
  const wildcard = row('0.0.0.0:9000', '0.0.0.0:0');
  expect(rows.of('server', [wildcard])).toEqual([]);
  rows.note('server', {
    kind: 'address',
    at: 0,
    object: 'v1',
    local: { address: '0.0.0.0', port: 9000 },
    remote: null,
  });
  expect(rows.of('server', [wildcard])).toEqual([wildcard]);
  expect(rows.of('client', [wildcard])).toEqual([]);
});

test('[LB6] the same port of TCP and of UDP are two sockets', () => {
  const rows = createHostRows(addresses);
  const foreign = row('0.0.0.0:9000', '0.0.0.0:0');
  const { local, remote, sendQueueBytes, receiveQueueBytes, inode } = foreign;
  const own: UdpRow = { protocol: 'udp', local, remote, sendQueueBytes, receiveQueueBytes, inode, drops: 0 };
  rows.note('client', { kind: 'object', at: 0, object: 'udp-1', objectType: 'DatagramSocket', site: null });
  rows.note('client', { kind: 'address', at: 0, object: 'udp-1', local, remote: null });
  expect(rows.of('client', [foreign, own])).toEqual([own]);
});

test('[LB6] a row that several clients may have made waits for the word of the one that did', () => {
  const rows = createHostRows({ ...addresses, client2: '127.9.9.3' });
  const connecting = row('127.0.0.1:5000', '127.9.9.2:8080');
  const accepted = row('127.9.9.2:8080', '127.0.0.1:5000');
  const all = [connecting, accepted];
  expect([rows.of('client', all), rows.of('client2', all), rows.of('server', all)]).toEqual([[], [], [accepted]]);
  rows.note('client2', { kind: 'address', at: 0, object: 's1', local: connecting.local, remote: connecting.remote });
  expect([rows.of('client', all), rows.of('client2', all)]).toEqual([[], [connecting]]);
});
