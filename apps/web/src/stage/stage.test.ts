import { describe, expect, test } from 'vitest';
import { bandLanes, bandsSeen } from './bandLanes.ts';
import { createMarkFolder } from './foldMarks.ts';
import { inSteps, packetProgress } from './packetProgress.ts';
import { capsuleText, packetName } from './packetStyle.ts';
import { stackFlying } from './stackFlying.ts';
import { testPacket } from './testPacket.ts';
import { timeAt } from './timeAt.ts';
import { axisLabel, clockLabel, gridStepUs, gridTimes, spanLabel } from './timeGrid.ts';

describe('[WB7] a packet is drawn where it is known to be', () => {
  test('half-way at half its promised time, never across before its arrival is known', () => {
    const flying = testPacket({ status: 'flying', endUs: null, sentUs: 100, expectedUs: 300 });
    expect(packetProgress(flying, 200)).toBe(0.5);
    expect(packetProgress(flying, 100_000)).toBe(0.97);
    expect(packetProgress(testPacket({}), 0)).toBe(1);
  });
  test('a dropped one ends where it was dropped', () => {
    const dropped = testPacket({ status: 'dropped', sentUs: 0, endUs: 100_000, expectedUs: 200_000 });
    expect(packetProgress(dropped, 900_000)).toBe(0.5);
  });
  test('with reduced motion it stands at three places only', () => {
    const places = new Set(Array.from({ length: 98 }, (_, percent) => inSteps(percent / 100)));
    expect(places.size).toBe(3);
  });
});

test('[WB7] capsules in flight at one place are stacked, others stay on the line', () => {
  const levels = stackFlying([
    { packet: 1, x: 100, width: 90 },
    { packet: 2, x: 110, width: 90 },
    { packet: 3, x: 300, width: 90 },
  ]);
  expect([...levels]).toEqual([
    [1, 0],
    [2, 1],
    [3, 0],
  ]);
});

describe('[WB9] lanes beside a lifeline', () => {
  const none = { connections: 0, listening: false };
  const lanes = (connections: number) =>
    bandLanes({ client: none, client2: none, client3: none, server: { connections, listening: true } });
  const band = (lane: number, from = 0, to = 100) => ({ host: 'server', connection: 'a', lane, from, to }) as const;
  const listening = { ...band(0), connection: null };

  test('connections that live at one time have lanes of their own; a listening socket stands outside', () => {
    expect([listening, band(0), band(1)].map(lanes(2).laneOf)).toEqual([2, 0, 1]);
    expect(lanes(2).count).toEqual({ client: 0, client2: 0, client3: 0, server: 3 });
  });

  test('more than four share the outermost one', () => {
    expect([band(2), band(3), band(700), listening].map(lanes(701).laneOf)).toEqual([2, 3, 3, 4]);
    expect(lanes(701).count.server).toBe(5);
  });

  test('[HL7] of many that share a lane only those are drawn of which something is seen', () => {
    const view = { top: 40, bottom: 90 };
    const waiting = Array.from({ length: 45 }, (_, index) => band(3 + index, index * 2, 100));
    // Each newer one hides all of the older ones below its start, which lies above what is in view until the 21st.
    expect(bandsSeen(waiting, lanes(60), view)).toEqual(waiting.slice(20));
    const apart = [band(0, 0, 50), band(1, 0, 100), band(0, 60, 100)];
    expect(bandsSeen(apart, lanes(60), view)).toEqual(apart);
  });
});

test('[WB9] marks too close to be read apart are counted together, in order, at the first one', () => {
  const mark = (seq: number, atUs: number, label: string, line: number | null = null) =>
    ({ seq, atUs, host: 'server', kind: line === null ? 'event' : 'call', label, line }) as const;
  const marks = [
    mark(1, 0, 'listen()', 11),
    mark(2, 5, 'data'),
    mark(3, 6, 'data'),
    mark(4, 7, 'end'),
    mark(5, 100, 'close'),
  ];
  const folder = createMarkFolder();
  for (const one of marks) folder.add(one, one.atUs);
  const texts = (top: number, bottom: number, count: number) =>
    folder.groupsIn(top, bottom, count).map(({ y, text }) => [y, text]);
  expect(texts(-50, 500, 5)).toEqual([
    [0, 'listen() 11행 · data ×2 외 1개'],
    [100, 'close'],
  ]);
  expect(texts(-50, 500, 2)).toEqual([[0, 'listen() 11행 · data']]);
  expect(texts(50, 500, 5)).toEqual([[100, 'close']]);
});

test('[WB8] a capsule says what kind it is, and what is not certain about it', () => {
  expect(capsuleText(testPacket({ kind: 'SYN', label: 'SYN', relativeSequence: 0 }))).toBe('SYN · 0');
  expect(
    capsuleText(testPacket({ kind: 'SYN+ACK', label: 'SYN ACK', relativeSequence: 0, relativeAcknowledgment: 1 })),
  ).toBe('SYN ACK · 0/1');
  expect(capsuleText(testPacket({ retransmission: true, inferred: true }))).toBe('↻ 데이터 27 B 추정');
  expect(packetName(testPacket({ status: 'flying', sentUs: 12_345 }))).toBe(
    '클라이언트에서 서버로, 데이터 27 B, 이동 중, 12.3 ms에 출발',
  );
});

test('times are written as a reader counts them', () => {
  expect(gridStepUs(0.45, 70)).toBe(200_000);
  expect(gridTimes(150_000, 610_000, 200_000)).toEqual([200_000, 400_000, 600_000]);
  expect([axisLabel(600_000, 200_000), axisLabel(124_200, 200), axisLabel(12_400_000, 200_000)]).toEqual([
    '600',
    '124.2',
    '12.4s',
  ]);
  expect([spanLabel(412), spanLabel(3_200), spanLabel(820_000), spanLabel(3_200_000), spanLabel(125_000_000)]).toEqual([
    '412 µs',
    '3.2 ms',
    '820 ms',
    '3.2초',
    '2분 5초',
  ]);
  expect(clockLabel(574_900)).toBe('00:00.574');
});

test('the time at a height is the last one not below it', () => {
  const y = (us: number) => Math.min(us, 500) + Math.max(0, us - 900);
  expect(timeAt(y, 250, 0, 2000)).toBe(250);
  expect(timeAt(y, 501, 0, 2000)).toBe(901);
});
