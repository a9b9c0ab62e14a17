import type { HostName, LabEvent } from '@socketlab/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kernel, kernelGone } from '../test/kernelEntries.ts';
import { addresses, createLogBuilder, opened, serverPort } from '../test/logBuilder.ts';
import { createTimeline } from './createTimeline.ts';
import { columnUs } from './queueReadings.ts';

const port = 50316;
const clientEnd = `${addresses.client}:${port}`;
const serverEnd = `${addresses.server}:${serverPort}`;

interface Row {
  afterUs: number;
  host: HostName;
  port: number;
  bytes: { sendQueueBytes: number; receiveQueueBytes: number } | null;
}

const bytes = fc.record({ sendQueueBytes: fc.nat(9), receiveQueueBytes: fc.nat(9) });
const rowOf: fc.Arbitrary<Row> = fc.record({
  afterUs: fc.oneof(fc.nat(30_000), fc.nat(400_000)),
  host: fc.constantFrom<HostName>('client', 'server'),
  port: fc.constantFrom(port, port + 1),
  bytes: fc.option(bytes, { freq: 9 }),
});

function logOf(rows: readonly Row[]): LabEvent[] {
  const builder = createLogBuilder();
  builder.at(0, opened);
  let at = 0;
  for (const row of rows) {
    at += row.afterUs;
    builder.at(
      at,
      row.bytes ? { ...kernel(row.host, row.port, 'ESTABLISHED'), ...row.bytes } : kernelGone(row.host, row.port),
    );
  }
  return builder.log();
}

function timelineOf(log: readonly LabEvent[], batch = log.length) {
  const timeline = createTimeline();
  for (let from = 0; from < log.length; from += batch) timeline.append(log.slice(from, from + batch));
  return timeline;
}

/** By looking through the whole log: the readings of the client's end that hold between two times, and of each column the fullest. */
function lookedThrough(log: readonly LabEvent[], queue: 'send' | 'receive', fromUs: number, toUs: number) {
  const all = log.flatMap((event) => {
    if (event.kind !== 'socket' && event.kind !== 'socketGone') return [];
    if (event.host !== 'client' || event.local.port !== port) return [];
    const gone = event.kind === 'socketGone';
    return [{ atUs: event.at, bytes: gone ? 0 : event[`${queue}QueueBytes`] }];
  });
  const holds = all.filter(({ atUs }, index) => atUs <= toUs && (all[index + 1]?.atUs ?? toUs + 1) > fromUs);
  const kept: typeof holds = [];
  for (const one of holds) {
    const last = kept.at(-1);
    if (!last || Math.floor(last.atUs / columnUs) !== Math.floor(one.atUs / columnUs)) kept.push(one);
    else if (one.bytes > last.bytes) kept[kept.length - 1] = one;
  }
  const newest = holds.at(-1);
  return newest && kept.at(-1) !== newest ? [...kept, newest] : kept;
}

test('[HL10] a queue is drawn by the fullest reading of each column and the newest, as looking through the log would find', () => {
  const windows = fc.array(fc.tuple(fc.nat(8_000_000), fc.nat(3_000_000)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(rowOf, { maxLength: 60 }), windows, fc.integer({ min: 1, max: 70 }), (rows, looks, batch) => {
      const log = logOf(rows);
      const readings = timelineOf(log, batch).queueReadings('client', clientEnd, serverEnd);
      for (const [fromUs, lengthUs] of looks) {
        const found = readings?.between(fromUs, fromUs + lengthUs) ?? { send: [], receive: [] };
        for (const queue of ['send', 'receive'] as const)
          expect(found[queue]).toEqual(lookedThrough(log, queue, fromUs, fromUs + lengthUs));
      }
    }),
  );
});

test('[WB26] the readings of this end alone, with no line before the first, and empty once the kernel forgot it', () => {
  const row = (host: HostName, clientPort: number, sendQueueBytes: number) => ({
    ...kernel(host, clientPort, 'ESTABLISHED'),
    sendQueueBytes,
  });
  const builder = createLogBuilder();
  builder.at(0, opened);
  builder.at(100_000, row('client', port, 5));
  builder.at(200_000, row('client', port + 1, 7));
  builder.at(300_000, row('server', port, 9));
  builder.at(400_000, row('client', port, 20));
  builder.at(900_000, kernelGone('client', port));
  const timeline = timelineOf(builder.log());
  const readings = timeline.queueReadings('client', clientEnd, serverEnd)!;
  const sendTo = (toUs: number) => readings.between(0, toUs).send.map(({ atUs, bytes }) => [atUs, bytes]);
  expect(sendTo(99_999)).toEqual([]);
  expect(sendTo(1_000_000)).toEqual([
    [100_000, 5],
    [400_000, 20],
    [900_000, 0],
  ]);
  expect(timeline.queueReadings('server', serverEnd, clientEnd)!.between(0, 1_000_000).send).toEqual([
    { atUs: 300_000, bytes: 9 },
  ]);
  expect(timeline.queueReadings('client', clientEnd, `${addresses.server}:9`)).toBeNull();
});
