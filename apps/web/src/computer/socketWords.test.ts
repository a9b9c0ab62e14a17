import type { SocketView } from '@socketlab/timeline';
import { describe, expect, it, test } from 'vitest';
import { addressText, appKnowledge, bytesText, orderSockets, queueShare, stateClaim, udpText } from './socketWords.ts';

const kernel = {
  state: 'ESTABLISHED',
  sendQueueBytes: 0,
  receiveQueueBytes: 0,
  timer: 'none',
  timerMs: 0,
  retransmits: 0,
  atUs: 0,
} as const;
const socket: SocketView = {
  key: 'k',
  host: 'client',
  object: 'o1',
  program: 'p1',
  objectType: 'Socket',
  protocol: 'tcp',
  udp: null,
  site: null,
  local: { address: '10.0.0.1', port: 50316 },
  remote: { address: '10.0.0.2', port: 8080 },
  kernel,
  derived: 'SYN_SENT',
  closed: false,
  controllable: true,
  bytesSent: 0,
  bytesReceived: 0,
};

it("[CP4] the kernel's word goes before what packets let us conclude, and neither is made up", () => {
  expect(stateClaim(socket)).toEqual({ state: 'ESTABLISHED', source: 'kernel' });
  expect(stateClaim({ ...socket, kernel: null })).toEqual({ state: 'SYN_SENT', source: 'derived' });
  expect(stateClaim({ ...socket, kernel: null, derived: null })).toBeNull();
  expect(stateClaim({ ...socket, kernel: null, derived: 'CLOSED', closed: true })).toBeNull();
});

describe('appKnowledge', () => {
  it.each([
    [
      'the kernel alone has it before the app',
      { object: null, kernel: { ...kernel, state: 'SYN_RECEIVED' } },
      '아직 앱은 모릅니다',
    ],
    [
      'the kernel alone keeps it after the app',
      { object: null, kernel: { ...kernel, state: 'TIME_WAIT' } },
      '커널만 기억합니다',
    ],
    [
      'the app is done and the kernel is not',
      { closed: true, kernel: { ...kernel, state: 'TIME_WAIT' } },
      '앱의 소켓은 닫혔습니다',
    ],
    ['both are done', { closed: true, kernel: null }, '닫혔습니다'],
    ['both agree', {}, null],
  ] as const)('[CP5] %s', (_, change, words) => {
    expect(appKnowledge({ ...socket, ...change })).toBe(words);
  });
});

it('[CP4] the arrow points away from whoever asked for the connection', () => {
  expect(addressText(socket, false)).toBe('10.0.0.1:50316 → 10.0.0.2:8080');
  expect(addressText({ ...socket, local: socket.remote, remote: socket.local }, true)).toBe(
    '10.0.0.2:8080 ← 10.0.0.1:50316',
  );
  expect(addressText({ ...socket, local: { address: '::', port: 8080 }, remote: null }, false)).toBe('[::]:8080');
  expect(addressText({ ...socket, local: null, remote: null }, false)).toBeNull();
});

it('what is over stands below what is not', () => {
  const over = { ...socket, key: 'over', closed: true, kernel: null };
  const waiting = { ...socket, key: 'waiting', closed: true };
  expect(orderSockets([over, waiting, socket]).map((one) => one.key)).toEqual(['waiting', 'k', 'over']);
});

it('few bytes are seen and many still fit', () => {
  expect([bytesText(15), bytesText(1536), bytesText(300 * 1024), bytesText(4 * 1024 ** 2)]).toEqual([
    '15 B',
    '1.5 KiB',
    '300 KiB',
    '4.0 MiB',
  ]);
  expect(queueShare(0)).toBe(0);
  expect(queueShare(15)).toBeGreaterThan(0.15);
  expect(queueShare(2 ** 40)).toBe(1);
});

test('[CP11] a UDP socket has no state, and says what it has instead', () => {
  const table = { sendQueueBytes: 0, receiveQueueBytes: 0, drops: 0, atUs: 0 };
  const udp: SocketView = {
    ...socket,
    objectType: 'DatagramSocket',
    protocol: 'udp',
    kernel: null,
    derived: null,
    udp: table,
  };
  expect(stateClaim(udp)).toBeNull();
  expect(udpText({ ...udp, remote: null })).toContain('누구에게서나');
  expect(udpText({ ...udp, remote: { address: '0.0.0.0', port: 0 } })).toContain('누구에게서나');
  expect(udpText(udp)).toContain('상대방만');
  expect(udpText({ ...udp, local: null, remote: null })).toContain('아직 포트 없음');
  expect(appKnowledge(udp)).toBeNull();
  expect(appKnowledge({ ...udp, object: null })).toBe('커널만 기억합니다');
  expect(appKnowledge({ ...udp, closed: true })).toBe('앱의 소켓은 닫혔습니다');
  expect(appKnowledge({ ...udp, closed: true, udp: null })).toBe('닫혔습니다');
  expect(
    orderSockets([
      { ...udp, closed: true, udp: null },
      { ...udp, key: 'u' },
    ]).map((one) => one.key),
  ).toEqual(['u', 'k']);
});
