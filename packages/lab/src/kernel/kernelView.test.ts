import { type LabEventBody, perHost } from '@socketlab/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tcpRow as row } from '../../test/tcpRow.ts';
import type { KernelRow, UdpRow } from './kernelTable.ts';
import { createKernelView } from './kernelView.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch() {
  const tables = perHost((): KernelRow[] => []);
  const log: LabEventBody[] = [];
  let reads = 0;
  const view = createKernelView({
    hosts: ['client', 'server'],
    read: (host) => {
      reads++;
      return tables[host];
    },
    log: (_at, body) => log.push(body),
    clock: { nowUs: () => Date.now() * 1000 },
  });
  return { tables, log, view, reads: () => reads };
}

test('[KV3] writes a socket when it changes, not when its timer only counts down', () => {
  const { tables, log, view } = watch();
  tables.client = [row({ timer: 'retransmit', timerMs: 900 })];
  view.poll();
  tables.client = [row({ timer: 'retransmit', timerMs: 400 })];
  view.poll();
  tables.client = [row({ timer: 'retransmit', timerMs: 1900, retransmits: 1 })];
  view.poll();
  expect(log).toMatchObject([
    { kind: 'socket', timerMs: 900, retransmits: 0 },
    { kind: 'socket', timerMs: 1900, retransmits: 1 },
  ]);
  view.close();
});

test('[KV5] says when a socket is gone', () => {
  const { tables, log, view } = watch();
  tables.server = [row()];
  view.poll();
  tables.server = [];
  view.poll();
  expect(log.map((body) => body.kind)).toEqual(['socket', 'socketGone']);
  view.close();
});

test('[KV6] looks soon after a poke, and not at all when the tables stay empty', () => {
  const { view, reads } = watch();
  view.poke();
  view.poke();
  vi.advanceTimersByTime(3);
  expect(reads()).toBe(2);
  vi.advanceTimersByTime(5000);
  const settled = reads();
  vi.advanceTimersByTime(60_000);
  expect(reads()).toBe(settled);
  view.close();
});

test('[KV6] looks twice a second while a socket is left, whoever changes it', () => {
  const { tables, log, view } = watch();
  tables.client = [row({ state: 'TIME_WAIT' })];
  view.poll();
  vi.advanceTimersByTime(10_000);
  tables.client = [];
  vi.advanceTimersByTime(501);
  expect(log.at(-1)).toMatchObject({ kind: 'socketGone' });
  view.close();
  expect(vi.getTimerCount()).toBe(0);
});

const udpRow = (changes: Partial<UdpRow> = {}): UdpRow => ({
  protocol: 'udp',
  local: { address: '10.0.0.1', port: 1 },
  remote: { address: '0.0.0.0', port: 0 },
  sendQueueBytes: 0,
  receiveQueueBytes: 0,
  drops: 0,
  inode: 1,
  ...changes,
});

test('[KV7] writes a UDP socket when a queue or its drops change, and when it is gone', () => {
  const { tables, log, view } = watch();
  for (const rows of [[udpRow()], [udpRow()], [udpRow({ receiveQueueBytes: 768 })], [udpRow({ drops: 2 })], []]) {
    tables.server = rows;
    view.poll();
  }
  const local = { address: '10.0.0.1', port: 1 };
  expect(log).toMatchObject([
    { kind: 'udpSocket', host: 'server', local, receiveQueueBytes: 0, drops: 0 },
    { kind: 'udpSocket', receiveQueueBytes: 768, drops: 0 },
    { kind: 'udpSocket', receiveQueueBytes: 0, drops: 2 },
    { kind: 'udpSocketGone', local },
  ]);
  view.close();
});

test('[KV7] a TCP and a UDP socket of one address are two, UDP sockets that share an address are one', () => {
  const { tables, log, view } = watch();
  const shared = [row(), udpRow({ remote: row().remote, drops: 1 }), udpRow({ remote: row().remote, drops: 2 })];
  tables.client = shared;
  view.poll();
  tables.client = [...shared];
  view.poll();
  expect(log).toMatchObject([{ kind: 'socket' }, { kind: 'udpSocket', drops: 3 }]);
  view.close();
});
