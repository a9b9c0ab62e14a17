import { expect, test } from 'vitest';
import { parseKernelTable } from './kernelTable.ts';

const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';

test('[KV4] reads a row of /proc/net/tcp', () => {
  const row =
    '   1: 0100000A:9C86 0200000A:1F90 02 00000001:00000000 01:00000063 00000002     0        0 4711 2 0000000000000000 400 0 0 1 7';
  expect(parseKernelTable(`${head}\n${row}\n`)).toEqual([
    {
      protocol: 'tcp',
      local: { address: '10.0.0.1', port: 40070 },
      remote: { address: '10.0.0.2', port: 8080 },
      state: 'SYN_SENT',
      sendQueueBytes: 0,
      receiveQueueBytes: 0,
      timer: 'retransmit',
      timerMs: 990,
      retransmits: 2,
      inode: 4711,
    },
  ]);
});

const row6 = (local: string, state: string, timer = '00:00000000') =>
  `   0: ${local}:1F90 00000000000000000000000000000000:0000 ${state} 00000000:00000000 ${timer} 00000000     0        0 9 1 0 100 0 0 10 0`;

test.each([
  ['00000000000000000000000000000000', '::'],
  ['00000000000000000000000001000000', '::1'],
  ['0000000000000000FFFF00000200000A', '10.0.0.2'],
  ['B80D0120000000000000000001000000', '2001:db8::1'],
])('[KV4] writes the address %s as %s', (hex, address) => {
  expect(parseKernelTable(`${head}\n${row6(hex, '0A')}`)[0]).toMatchObject({
    local: { address, port: 8080 },
    state: 'LISTEN',
  });
});

test('[KV4] a half-open connection is SYN_RECEIVED whichever way the kernel writes it', () => {
  const rows = parseKernelTable([head, row6('0'.repeat(32), '03'), row6('0'.repeat(32), '0C')].join('\n'));
  expect(rows).toMatchObject([{ state: 'SYN_RECEIVED' }, { state: 'SYN_RECEIVED' }]);
});

const queued = (state: string, queues: string) =>
  parseKernelTable(
    `${head}\n   1: 0100000A:9C86 0200000A:1F90 ${state} ${queues} 00:00000000 00000000 0 0 1 2 0 400 0 0 1 7\n`,
  ).map(({ sendQueueBytes, receiveQueueBytes }) => [sendQueueBytes, receiveQueueBytes])[0];

test.each([
  ['ESTABLISHED: what stands there', '01', '0000000F:00000001', [15, 1]],
  ['FIN_WAIT_1: without the FIN', '04', '00000010:00000000', [15, 0]],
  ['CLOSE_WAIT: nothing but the peer’s FIN is unread', '08', '00000000:00000001', [0, 0]],
  ['CLOSE_WAIT: everything is read', '08', '00000000:00000000', [0, 0]],
  ['LISTEN: connections, not bytes', '0A', '00000000:00000002', [0, 2]],
] as const)('[KV4] queues count data, not SYN and FIN. %s', (_, state, queues, bytes) => {
  expect(queued(state, queues)).toEqual(bytes);
});

test('[KV4] a timer that has just passed is 0, and lines that do not fit are left out', () => {
  const rows = parseKernelTable(
    [head, 'garbage', row6('0'.repeat(32), '01', '01:FFFFFFFF'), row6('0'.repeat(32), 'EE'), ''].join('\n'),
  );
  expect(rows).toMatchObject([{ timer: 'retransmit', timerMs: 0 }]);
});

const udpHead =
  '   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops            ';

test('[KV7] reads a row of /proc/net/udp', () => {
  const row =
    ' 2402: 0200000A:A0E1 0100000A:9C86 01 00000010:00000300 00:00000000 00000000     0        0 4712 2 0000000000000000 3   ';
  expect(parseKernelTable(`${udpHead}\n${row}\n`)).toEqual([
    {
      protocol: 'udp',
      local: { address: '10.0.0.2', port: 41185 },
      remote: { address: '10.0.0.1', port: 40070 },
      sendQueueBytes: 16,
      receiveQueueBytes: 768,
      drops: 3,
      inode: 4712,
    },
  ]);
});

test('[KV7] an empty table has no rows, and lines that do not fit are left out', () => {
  expect(parseKernelTable(`${udpHead}\n`)).toEqual([]);
  expect(parseKernelTable(`${udpHead}\n 1: 0200000A:A0E1 garbage\n`)).toEqual([]);
});
