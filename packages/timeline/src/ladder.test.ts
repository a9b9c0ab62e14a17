import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryLog } from '../test/arbitraryLog.ts';
import { layoutLadder } from '../test/layoutLadder.ts';
import { createLogBuilder, opened, programOf } from '../test/logBuilder.ts';
import { writeConversation } from '../test/logs.ts';
import { delivered, held, released, sent } from '../test/packetEntries.ts';
import { timelineOf } from '../test/stories.ts';

const pxPerMs = 0.5;
const client = programOf('client', 'p1');

function withMarksAt(...times: number[]) {
  const builder = createLogBuilder();
  builder.at(0, opened, client.spawn());
  for (const us of times) builder.at(us, client.call('o1', 'write', 4));
  return timelineOf(builder.log());
}

describe('true time', () => {
  test('[LL1] while something flies the slope is true time', () => {
    const timeline = timelineOf();
    const { y, breaks, height } = layoutLadder(timeline.view(timeline.cursorAt(timeline.endUs)), { pxPerMs });
    expect(breaks).toEqual([]);
    expect(y(300_000) - y(100_000)).toBeCloseTo(100);
    expect(y(1_000_000)).toBeCloseTo(500);
    expect(height).toBeCloseTo(y(timeline.endUs));
  });
});

describe('idle stretches', () => {
  test('[LL2] nothing for longer than 700 ms is drawn as a short break that says its true length', () => {
    const timeline = withMarksAt(10_000, 60_010_000, 60_020_000);
    const { y, breaks } = layoutLadder(timeline.view(timeline.cursorAt(timeline.endUs)), { pxPerMs });
    expect(breaks).toHaveLength(1);
    expect(breaks[0]).toMatchObject({ idleFromUs: 10_000, fromUs: 710_000, toUs: 60_010_000, lengthUs: 59_300_000 });
    expect(breaks[0]!.height).toBeCloseTo(40);
    expect(y(60_020_000) - y(60_010_000)).toBeCloseTo(5);
    expect(y(60_010_000)).toBeCloseTo(breaks[0]!.y + breaks[0]!.height);
  });

  test('[LL2] a pause of 700 ms is no break, a wait for a retransmission is one', () => {
    const short = withMarksAt(10_000, 700_000);
    expect(layoutLadder(short.view(short.cursorAt(short.endUs)), { pxPerMs }).breaks).toEqual([]);
    const builder = createLogBuilder();
    writeConversation(builder, 'dropped');
    const resent = timelineOf(builder.log());
    const { breaks } = layoutLadder(resent.view(resent.cursorAt(resent.endUs)), { pxPerMs });
    expect(breaks).toMatchObject([{ idleFromUs: 300_000, toUs: 1_100_000, lengthUs: 100_000 }]);
  });

  test('[LL3] a break that still goes on ends at the cursor', () => {
    const timeline = withMarksAt(10_000);
    const view = timeline.view({ applied: timeline.events.length, atUs: 5_000_000 });
    expect(layoutLadder(view, { pxPerMs }).breaks).toMatchObject([{ fromUs: 710_000, toUs: 5_000_000 }]);
  });
});

test('[LL6] a packet that is held waits like anything else: the ladder stays short however long it is', () => {
  const builder = createLogBuilder();
  builder.at(0, opened, client.spawn());
  builder.at(100_000, sent(0, { from: 'client', clientPort: 5, flags: ['SYN'], sequence: 1 }));
  builder.at(150_000, held(0));
  builder.at(600_150_000, released(0, 600_300_000));
  builder.at(600_300_000, delivered(0));
  const timeline = timelineOf(builder.log());
  const layoutAt = (us: number) => layoutLadder(timeline.view(timeline.cursorAt(us)), { pxPerMs });
  const minute = layoutAt(60_000_000);
  // 100 ms before it, 50 ms on its way, 700 ms of true time, and a break.
  expect(minute.height).toBeLessThanOrEqual(850 * pxPerMs + 40);
  expect(minute.breaks).toMatchObject([{ idleFromUs: 150_000, toUs: 60_000_000 }]);
  const { y, breaks } = layoutAt(600_300_000);
  expect(breaks).toHaveLength(1);
  expect(y(60_000_000)).toBeCloseTo(minute.height);
  // On its way again, it moves in true time.
  expect(y(600_300_000) - y(600_150_000)).toBeCloseTo(75);
});

test('[LL4] later is never higher', () => {
  fc.assert(
    fc.property(arbitraryLog, fc.array(fc.nat(60_000_000), { minLength: 2 }), (log, times) => {
      const timeline = timelineOf(log);
      const { y } = layoutLadder(timeline.view(timeline.cursorAt(timeline.endUs)), { pxPerMs });
      const places = [...times].sort((a, b) => a - b).map(y);
      for (let i = 1; i < places.length; i += 1) expect(places[i]!).toBeGreaterThanOrEqual(places[i - 1]!);
      expect(y(-5)).toBe(0);
    }),
  );
});

test('[LL5] nothing that has a place moves when the log grows', () => {
  fc.assert(
    fc.property(arbitraryLog, fc.nat(), (log, cut) => {
      const timeline = timelineOf(log);
      const early = timeline.cursorAt(timeline.endUs === 0 ? 0 : cut % timeline.endUs);
      const before = layoutLadder(timeline.view(early), { pxPerMs });
      const after = layoutLadder(timeline.view(timeline.cursorAt(timeline.endUs)), { pxPerMs });
      for (let i = 0; i <= 20; i += 1) {
        const us = (early.atUs * i) / 20;
        expect(after.y(us)).toBeCloseTo(before.y(us), 6);
      }
    }),
    { numRuns: 150 },
  );
});
