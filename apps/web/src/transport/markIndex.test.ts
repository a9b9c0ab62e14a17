import type { LabEvent } from '@socketlab/protocol';
import { createTimeline, type LandmarkKind, type StageView, type Timeline } from '@socketlab/timeline';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testPacket } from '../stage/testPacket.ts';
import { type ColumnScale, markColumns } from './markColumns.ts';
import { createMarkIndex, type MarkSeries } from './markIndex.ts';
import { densityPaths, markPaths } from './markPaths.ts';
import { runScale } from './runScale.ts';
import { whatIsAt } from './whatIsAt.ts';

/** One pixel for so many microseconds. */
const even = (usPerPx: number, toUs: number): ColumnScale => ({
  x: (us) => us / usPerPx,
  timeAt: (x) => Math.floor(x * usPerPx),
  fromUs: 0,
  toUs,
});

const ascending = fc.array(fc.nat(5000), { maxLength: 300 }).map((times) => times.sort((a, b) => a - b));

test('[TP10] each mark stands in its column once, and the columns count them all', () => {
  fc.assert(
    fc.property(ascending, fc.integer({ min: 1, max: 50 }), (times, usPerPx) => {
      const wanted = new Map<number, number>();
      for (const us of times) {
        const column = Math.floor(us / usPerPx);
        wanted.set(column, (wanted.get(column) ?? 0) + 1);
      }
      const columns = markColumns(times, even(usPerPx, 5000));
      expect(new Map(columns.map(({ column, count }) => [column, count]))).toEqual(wanted);
    }),
  );
});

test('[TP12] a window shows its own part alone', () => {
  const columns = markColumns([10, 20, 30, 40], { ...even(1, 30), fromUs: 20 });
  expect(columns.map(({ column }) => column)).toEqual([20, 30]);
});

const program = { lane: 'program', host: 'client', program: 'p1' } as const;
const server = { ...program, host: 'server', program: 'p2' } as const;
const site = { file: '/app/client.js', line: 2, column: 1 };
const cut = { lane: 'wire', kind: 'fault', direction: 'upstream', fault: { kind: 'cut' }, seed: 1 };

function log(...bodies: readonly Record<string, unknown>[]): LabEvent[] {
  return bodies.map((body, seq) => ({ at: seq * 1000, ...body, seq }) as unknown as LabEvent);
}

const mixed = log(
  { ...cut, on: true },
  { ...program, kind: 'call', object: null, objectType: null, method: 'net.connect', args: [], site },
  { ...program, kind: 'event', object: 'o1', objectType: 'Socket', name: 'error', args: [], handlers: [site] },
  { ...server, kind: 'event', object: 'o1', objectType: 'Server', name: 'listening', args: [], handlers: [site] },
  { ...program, kind: 'exit', code: 1, signal: null, reason: 'exited' },
  { lane: 'lab', kind: 'power', host: 'server', on: false },
  { ...cut, on: false },
);

const inShort = (series: readonly MarkSeries[]) =>
  series.map(({ lane, shape, times }) => `${lane} ${shape} ${times.join()}`).sort();

test('[TP10] every lane has its marks; errors, losses and faults have shapes of their own', () => {
  const timeline = createTimeline();
  timeline.append(mixed);
  const index = createMarkIndex(timeline);
  index.update();
  expect(inShort(index.series)).toEqual([
    'client error 2000,4000',
    'client tick 1000',
    'fault off 6000',
    'fault on 0,5000',
    'server tick 3000',
  ]);
  // Without their colours and places: triangle, tick, hollow and filled square.
  const outlines = markPaths(index.series, even(100, 6000)).map(({ d, fill }) => {
    const first = d.slice(0, d.indexOf('M', 1) === -1 ? undefined : d.indexOf('M', 1));
    return `${first.replaceAll(/[\d.-]+/g, '')} ${fill === 'var(--panel)' ? 'hollow' : ''}`;
  });
  expect(new Set(outlines).size).toBe(4);
});

test('[TP10] a change of state names its end and the new state, whoever told of it', () => {
  const end = {
    lane: 'kernel',
    host: 'client',
    local: { address: '10.0.0.1', port: 5 },
    remote: { address: '10.0.0.2', port: 80 },
  };
  const row = {
    ...end,
    kind: 'socket',
    sendQueueBytes: 0,
    receiveQueueBytes: 0,
    timer: 'none',
    timerMs: 0,
    retransmits: 0,
  };
  const timeline = createTimeline();
  timeline.append(
    log(
      { ...row, state: 'SYN_SENT' },
      { ...row, state: 'ESTABLISHED' },
      { ...end, kind: 'socketGone' },
      { ...row, state: 'SYN_SENT' },
    ),
  );
  const index = createMarkIndex(timeline);
  index.update();
  expect(index.series.find(({ lane }) => lane === 'kernel')?.labels).toEqual([
    '클라이언트 SYN_SENT',
    '클라이언트 ESTABLISHED',
    'CLOSED',
    '클라이언트 SYN_SENT',
  ]);
});

test('[TP11] a log that came in pieces has the same marks', () => {
  const [whole, pieces] = [createTimeline(), createTimeline()];
  whole.append(mixed);
  const [one, other] = [createMarkIndex(whole), createMarkIndex(pieces)];
  one.update();
  for (const event of mixed) {
    pieces.append([event]);
    other.update();
    other.update();
  }
  expect(inShort(other.series)).toEqual(inShort(one.series));
});

/** A log of which only what the index asks for is there. */
function bareTimeline(events: LabEvent[], packets: readonly object[] = []): Timeline {
  const seqs: Record<LandmarkKind, number[]> = { error: [], retransmission: [], state: [] };
  return {
    events,
    endUs: 0,
    view: () => ({ packets, marks: [], bands: [] }) as unknown as StageView,
    landmarks: { seqs: (kind: LandmarkKind) => seqs[kind] },
  } as unknown as Timeline;
}

test('[TP10] packets by their kind; what was sent again, what is lost and what resets stand out', () => {
  const packets = [
    testPacket({ seq: 0, kind: 'SYN' }),
    testPacket({ seq: 1, kind: 'SYN', retransmission: true }),
    testPacket({ seq: 2, kind: 'RST' }),
  ];
  const events = log({ kind: 'sent' }, { kind: 'sent' }, { kind: 'sent' }, { kind: 'dropped' });
  const index = createMarkIndex(bareTimeline(events, packets));
  index.update();
  expect(inShort(index.series)).toEqual([
    'packet dropped 3000',
    'packet error 2000',
    'packet resent 1000',
    'packet tick 0,1000',
  ]);
});

test('[TP10] what is under the pointer is named lane by lane, a crowd is counted', () => {
  const packetLabels = ['x', 'SYN', 'ACK', 'ACK', 'FIN', 'RST'];
  const series: MarkSeries[] = [
    { lane: 'server', shape: 'tick', color: 'a', times: [10], labels: ['data'] },
    { lane: 'packet', shape: 'tick', color: 'b', times: [1, 8, 9, 10, 11, 12], labels: packetLabels },
  ];
  expect(whatIsAt(series, 8, 12)).toEqual([
    { lane: 'packet', text: 'SYN, ACK · 모두 5개' },
    { lane: 'server', text: 'data' },
  ]);
  expect(whatIsAt(series, 20, 30)).toEqual([]);
});

test('[TP11] a hundred thousand marks are drawn by the pixels, not by the log', () => {
  const times = Array.from({ length: 100_000 }, (_, index) => index * 600);
  const lanes = ['packet', 'client', 'server', 'kernel'] as const;
  const series: MarkSeries[] = lanes.map((lane) => ({ lane, shape: 'tick', color: 'c', times, labels: [] }));
  let asked = 0;
  const scale = even(60_000, 60_000_000);
  const x = (us: number) => {
    asked += 1;
    return scale.x(us);
  };
  expect(densityPaths(series, { ...scale, x }, () => 0, 4)).toHaveLength(4);
  expect(asked).toBeLessThan(lanes.length * 1010);
});

test('[TP11] new entries alone are counted in', () => {
  const events: LabEvent[] = [];
  let walked = 0;
  const counted = new Proxy(events, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) walked += 1;
      return Reflect.get(target, key);
    },
  });
  const index = createMarkIndex(bareTimeline(counted));
  events.push(...log(...Array.from({ length: 10_000 }, () => ({ lane: 'packet', kind: 'dropped', packet: 0 }))));
  index.update();
  expect(walked).toBe(10_000);
  events.push({ ...events[0]!, seq: events.length });
  index.update();
  expect(walked).toBe(10_001);
});

test('[TP10] the line of a run never runs backward, and a place leads back to its time', () => {
  const timeline = createTimeline();
  timeline.append(mixed);
  const scale = runScale(timeline);
  expect(scale.place(0)).toBe(0);
  expect(scale.place(9e9)).toBe(scale.length);
  for (const us of [0, 1500, 4000, 6000]) expect(Math.abs(scale.timeAt(scale.place(us)) - us)).toBeLessThanOrEqual(1);
});
