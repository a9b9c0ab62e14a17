import type { LabEvent } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { timerText } from './kernelFacts.ts';
import { createQueueHistory, mostBytes, samplesIn, stepPath, thinned } from './queueHistory.ts';

const client = { address: '10.0.0.1', port: 50316 };
const server = { address: '10.0.0.2', port: 8080 };
const ends = {
  client: { host: 'client', local: '10.0.0.1:50316', remote: '10.0.0.2:8080' },
  server: { host: 'server', local: '10.0.0.2:8080', remote: '10.0.0.1:50316' },
} as const;
const kernel = {
  state: 'ESTABLISHED',
  sendQueueBytes: 0,
  receiveQueueBytes: 0,
  timer: 'retransmit',
  timerMs: 400,
  retransmits: 1,
  atUs: 1_000_000,
} as const;

test('[WB26] a timer counts on from what the table said, and says nothing beyond its end', () => {
  expect(timerText(kernel, 1_000_000)).toBe('재전송 타이머 400 ms 남음');
  expect(timerText(kernel, 1_150_000)).toBe('재전송 타이머 250 ms 남음');
  expect(timerText(kernel, 2_000_000)).toBe('재전송 타이머');
  expect(timerText({ ...kernel, timer: 'none' }, 1_000_000)).toBeNull();
});

const row = (at: number, local: typeof client, remote: typeof client, bytes: number): LabEvent => ({
  seq: 0,
  at,
  lane: 'kernel',
  kind: 'socket',
  host: 'client',
  local,
  remote,
  state: 'ESTABLISHED',
  sendQueueBytes: bytes,
  receiveQueueBytes: 0,
  timer: 'none',
  timerMs: 0,
  retransmits: 0,
});

test('[WB26] the history has the readings of this end alone, and empties when the kernel forgets it', () => {
  const gone: LabEvent = {
    seq: 0,
    at: 90,
    lane: 'kernel',
    kind: 'socketGone',
    host: 'client',
    local: client,
    remote: server,
  };
  const other = { ...server, port: 9 };
  const log = [
    row(10, client, server, 5),
    row(20, client, other, 7),
    { ...row(30, server, client, 9), host: 'server' } as LabEvent,
    row(40, client, server, 20),
    gone,
  ];
  const history = createQueueHistory(ends.client);
  // A log that grows is read on, not anew.
  history.read(log.slice(0, 2));
  const samples = history.read(log);
  expect(samples.map(({ atUs, sendBytes }) => [atUs, sendBytes])).toEqual([
    [10, 5],
    [40, 20],
    [90, 0],
  ]);
  const atTimes = (fromUs: number, toUs: number) => samplesIn(samples, fromUs, toUs).map(({ atUs }) => atUs);
  expect(atTimes(0, 30)).toEqual([10]);
  expect(atTimes(50, 100)).toEqual([40, 90]);
  expect(atTimes(95, 100)).toEqual([90]);
  expect(mostBytes(samples)).toBe(20);
  expect(mostBytes([])).toBe(1);
});

test('[WB26] a value holds until the next reading; before the first one there is no line', () => {
  const samples = [
    { atUs: 40, sendBytes: 4, receiveBytes: 0 },
    { atUs: 60, sendBytes: 0, receiveBytes: 0 },
  ];
  const box = { fromUs: 0, toUs: 100, width: 100, height: 10, most: 4 };
  expect(stepPath(samples, 'sendBytes', box)).toBe('M40.0 0.0L60.0 0.0L60.0 10.0L100.0 10.0');
  expect(stepPath([], 'sendBytes', box)).toBe('');
  // What was read before the window still holds at its start.
  expect(stepPath(samples, 'sendBytes', { ...box, fromUs: 50 })).toBe('M0.0 0.0L20.0 0.0L20.0 10.0L100.0 10.0');
});

test('[HL10] of the readings that fall onto one column the fullest is drawn, and the newest always', () => {
  const sample = (atUs: number, sendBytes: number) => ({ atUs, sendBytes, receiveBytes: 0 });
  const samples = [sample(0, 1), sample(3, 9), sample(8, 2), sample(12, 4), sample(19, 0)];
  expect(thinned(samples, 'sendBytes', 10)).toEqual([sample(3, 9), sample(12, 4), sample(19, 0)]);
  const many = Array.from({ length: 1000 }, (_, index) => sample(index, index % 7));
  expect(thinned(many, 'sendBytes', 100).length).toBeLessThanOrEqual(11);
});
