import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryLog } from '../test/arbitraryLog.ts';
import { createLogBuilder, opened } from '../test/logBuilder.ts';
import { delayed, delivered, dropped, faultOn, held, released } from '../test/packetEntries.ts';
import { syn, timelineOf, viewOf } from '../test/stories.ts';
import { unfold } from '../test/unfold.ts';
import { createTimeline } from './createTimeline.ts';
import { partOfWay } from './packetWay.ts';

describe('a packet on its way', () => {
  const story = timelineOf((builder) => {
    builder.at(0, opened);
    builder.at(100_000, syn(0));
    builder.at(150_000, held(0));
    builder.at(60_000_000, released(0, 60_150_000));
    builder.at(60_050_000, held(0, 'step'));
    builder.at(61_000_000, released(0, 61_100_000, 'step'));
    builder.at(61_100_000, delivered(0));
  });
  const at = (us: number) => story.view(story.cursorAt(us)).packets.at(0)!;

  test('[TL28] held, it stands where it was; released, it goes the rest of its way', () => {
    expect(at(120_000)).toMatchObject({ status: 'flying', holds: [], expectedUs: 300_000 });
    expect(at(30_000_000)).toMatchObject({
      status: 'held',
      endUs: null,
      holds: [{ part: 0.25, fromUs: 150_000, toUs: null, by: 'hand' }],
    });
    expect(at(60_010_000)).toMatchObject({ status: 'flying', expectedUs: 60_150_000 });
    expect(at(60_900_000).holds).toEqual([
      { part: 0.25, fromUs: 150_000, toUs: 60_000_000, by: 'hand' },
      { part: 0.5, fromUs: 60_050_000, toUs: null, by: 'step' },
    ]);
    expect(at(61_100_000)).toMatchObject({ status: 'delivered', endUs: 61_100_000, holds: [{}, { toUs: 61_000_000 }] });
  });

  test('[TL28] a packet that waits may change hands, and stands where it stood', () => {
    const { packets } = viewOf((builder) => {
      builder.at(0, opened, syn(0));
      builder.at(50_000, held(0, 'step'));
      builder.at(700_000, held(0, 'hand'), held(0, 'hand'));
    });
    expect(packets[0]).toMatchObject({
      status: 'held',
      holds: [
        { part: 0.25, fromUs: 50_000, toUs: 700_000, by: 'step' },
        { part: 0.25, fromUs: 700_000, toUs: null, by: 'hand' },
      ],
    });
  });

  test('[TL28] held thousands of times, it stands still from the 64th on, and a log of that is no burden', () => {
    const times = 10_000;
    const timeline = timelineOf((builder) => {
      builder.at(0, opened, syn(0));
      for (let time = 1; time <= times; time++) {
        builder.at(time * 10, held(0));
        builder.at(time * 10 + 5, released(0, 1_000_000));
      }
      builder.at(2_000_000, delivered(0));
    });
    const packetAt = (us: number) => timeline.view(timeline.cursorAt(us)).packets.at(0)!;
    const first = packetAt(630).holds;
    expect(packetAt(times * 10 + 2)).toMatchObject({ status: 'held' });
    const { holds } = packetAt(times * 10 + 7);
    expect(holds).toHaveLength(64);
    expect(holds.slice(0, 62)).toEqual(first.slice(0, 62));
    expect(holds.at(-1)).toMatchObject({ fromUs: 640, toUs: times * 10 + 5 });
    expect(packetAt(2_000_000)).toMatchObject({ status: 'delivered', endUs: 2_000_000 });
    // Nothing moves any more: the ladder draws the silence behind it short.
    const applied = timeline.events.length;
    const ladder = timeline.ladder({ pxPerMs: 0.1 });
    expect(ladder.at({ applied, atUs: 60_000_000 }).breaksBetween(2_000_000, 60_000_000)).toHaveLength(1);
  });

  test('[TL28] its place follows from that at every moment', () => {
    const places = [0, 100_000, 125_000, 150_000, 59_000_000, 60_025_000, 60_500_000, 61_050_000, 62_000_000];
    expect(places.map((us) => partOfWay(at(61_100_000), us))).toEqual([0, 0, 0.125, 0.25, 0.25, 0.375, 0.5, 0.75, 1]);
  });

  test('[TL28] lost on its way, it never comes further', () => {
    const { packets } = viewOf((builder) => {
      builder.at(0, opened, syn(0));
      builder.at(50_000, dropped(0));
    });
    expect([25_000, 50_000, 900_000].map((us) => partOfWay(packets[0]!, us))).toEqual([0.125, 0.25, 0.25]);
  });

  test('[TL28] it may be dropped where it stands, and its wait ends there', () => {
    const view = viewOf((builder) => {
      builder.at(0, opened, syn(0));
      builder.at(0, held(0, 'step'));
      builder.at(5_000_000, dropped(0, 'student'));
    });
    expect(view.packets).toMatchObject([
      {
        status: 'dropped',
        dropReason: 'student',
        endUs: 5_000_000,
        holds: [{ part: 0, fromUs: 0, toUs: 5_000_000, by: 'step' }],
      },
    ]);
  });

  test('[TL29] it is to arrive when the wire last said, and the view names who made it late', () => {
    const view = viewOf((builder) => {
      builder.at(0, opened, syn(0), delayed(0, 900_000), syn(1));
      builder.at(10, delayed(0, 1_900_000, 'hand'));
    });
    expect(view.packets).toMatchObject([
      { expectedUs: 1_900_000, delayedBy: 'hand', status: 'flying', holds: [] },
      { expectedUs: 200_000, delayedBy: null },
    ]);
  });

  test('[TL29] what a fault that is off has taken back makes nothing late any more', () => {
    const off = faultOn({ kind: 'latency', extraMs: 300, jitterMs: 0 }, 'upstream', false);
    const { packets } = viewOf((builder) => {
      builder.at(0, opened, syn(0), syn(1), syn(2), syn(3));
      builder.at(1, delayed(0, 500_000), delayed(1, 500_000), delayed(1, 900_000, 'hand'), delayed(2, 500_000));
      builder.at(2, delayed(3, 500_000), held(3));
      // By 300 ms a third of what was added to packet 2 has gone by: that much of it stays.
      builder.at(300_000, off, delayed(0, 200_001), delayed(1, 600_000), delayed(2, 300_000));
    });
    expect(packets.map(({ delayedBy, sooner }) => [delayedBy, sooner?.length ?? 0])).toEqual([
      [null, 1],
      ['hand', 1],
      ['latency', 1],
      [null, 0],
    ]);
    expect(packets[0]!.expectedUs).toBe(200_001);
  });

  test('[TL29] each version knows what was told as sooner until then, however often it was', () => {
    const times = 10_000;
    const timeline = timelineOf((builder) => {
      builder.at(0, opened, syn(0));
      for (let time = 0; time < times; time++) builder.at(time, delayed(0, 90_000 + (time % 2)));
    });
    const soonerAfter = (applied: number) => timeline.view({ applied, atUs: times }).packets.at(0)!.sooner;
    // The first comes sooner than the wire's delay had it; after that every other one.
    expect(soonerAfter(2)).toBeUndefined();
    const early = soonerAfter(5)!;
    expect([0, 1, 2, 3, 4, 5, 6].filter((seq) => early.includes(seq))).toEqual([2, 4]);
    const late = soonerAfter(times + 2)!;
    expect([late.length, late.includes(6), late.includes(7)]).toEqual([times / 2, true, false]);
  });

  test('[TL30] what has arrived or is lost stays so', () => {
    const view = viewOf((builder) => {
      builder.at(0, opened, syn(0), syn(1));
      builder.at(9, delivered(0), dropped(1), held(0), released(1, 50), delivered(1), dropped(0), delayed(0, 99));
    });
    expect(view.packets).toMatchObject([
      { status: 'delivered', endUs: 9, holds: [], dropReason: null, expectedUs: 200_000 },
      { status: 'dropped', endUs: 9, dropReason: 'loss' },
    ]);
  });

  /** Everything that can be said of five packets, in any order. */
  const wireLog = fc
    .array(
      fc.tuple(
        fc.nat(4),
        fc.nat(400_000),
        fc.constantFrom('sent', 'held', 'released', 'delayed', 'delivered', 'dropped'),
      ),
      { maxLength: 60 },
    )
    .map((steps) => {
      const builder = createLogBuilder();
      let us = 0;
      for (const [packet, wait, what] of steps) {
        us += wait;
        if (what === 'sent') builder.at(us, syn(packet));
        else if (what === 'held') builder.at(us, held(packet));
        else if (what === 'released') builder.at(us, released(packet, us + 100_000));
        else if (what === 'delayed') builder.at(us, delayed(packet, us + wait));
        else builder.at(us, what === 'delivered' ? delivered(packet) : dropped(packet));
      }
      return builder.log();
    });

  test('[TL30] at every cursor of any log: sent = flying + held + delivered + dropped', () => {
    fc.assert(
      fc.property(fc.oneof(wireLog, arbitraryLog), (log) => {
        const timeline = createTimeline();
        timeline.append(log);
        let sentCount = 0;
        for (const event of log) {
          if (event.kind === 'sent') sentCount += 1;
          const { packets } = unfold(timeline.view({ applied: event.seq + 1, atUs: event.at }));
          const count = (wanted: string) => packets.filter(({ status }) => status === wanted).length;
          expect(count('flying') + count('held') + count('delivered') + count('dropped')).toBe(sentCount);
          for (const { status, holds, endUs, dropReason, sentUs } of packets) {
            expect(endUs === null).toBe(status === 'flying' || status === 'held');
            expect(dropReason !== null).toBe(status === 'dropped');
            expect(holds.at(-1)?.toUs === null).toBe(status === 'held');
            let [before, part] = [sentUs, 0];
            for (const hold of holds) {
              expect(hold.fromUs).toBeGreaterThanOrEqual(before);
              expect(hold.part).toBeGreaterThanOrEqual(part);
              expect(hold.part).toBeLessThanOrEqual(1);
              [before, part] = [hold.toUs ?? Number.MAX_SAFE_INTEGER, hold.part];
            }
            expect(endUs ?? Number.MAX_SAFE_INTEGER).toBeGreaterThanOrEqual(before);
          }
        }
      }),
    );
  });
});
