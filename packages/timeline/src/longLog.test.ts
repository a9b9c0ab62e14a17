import { hostNames, perHost } from '@socketlab/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryLog, busyLog } from '../test/arbitraryLog.ts';
import { cpuMs } from '../test/cpuMs.ts';
import { layoutLadder } from '../test/layoutLadder.ts';
import { longLog } from '../test/logs.ts';
import { timelineOf } from '../test/stories.ts';
import type { StateBand } from './bandView.ts';
import { createConnectionBook } from './connectionBook.ts';
import { createTimeline } from './createTimeline.ts';
import type { Cursor } from './cursor.ts';
import { createMemberList, MemberView } from './memberList.ts';
import { createSpans } from './spans.ts';
import type { Timeline } from './timeline.ts';
import { endpointText } from './words.ts';

/** Logs in which some entries arrive late, as those of a busy machine do. */
const lateLog = fc
  .tuple(
    fc.oneof(arbitraryLog, busyLog),
    fc.array(fc.option(fc.nat(2_000_000), { freq: 2 }), { minLength: 80, maxLength: 80 }),
  )
  .map(([log, lates]) =>
    log.map((event, index) => {
      const late = lates[index];
      return late == null ? event : { ...event, lateUs: Math.min(late, event.at) };
    }),
  );

/** A place of a cursor: after some entries, as the page stands there, live or past. */
const place = fc.tuple(fc.nat(), fc.nat(3_000_000), fc.boolean());

function cursorIn(timeline: Timeline, [cut, beyondUs, live]: [number, number, boolean]): Cursor {
  const applied = cut % (timeline.events.length + 1);
  const atUs = timeline.events[applied - 1]?.at ?? 0;
  const untilUs = timeline.events[applied]?.at ?? Number.POSITIVE_INFINITY;
  return { applied, atUs: live ? atUs + beyondUs : Math.min(atUs + beyondUs, untilUs) };
}

describe('[HL1] a list of members that change', () => {
  const change = fc.tuple(fc.nat(12), fc.nat(3));

  test('is after any number of entries what was written until then', () => {
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const list = createMemberList<string>();
        const replay: string[] = [];
        const pictures: string[][] = [[]];
        changes.forEach(([index, value], seq) => {
          const text = `${seq}:${value}`;
          if (index < replay.length) {
            list.set(index, seq, text);
            replay[index] = text;
          } else {
            list.add(seq, text);
            replay.push(text);
          }
          pictures.push([...replay]);
        });
        pictures.forEach((picture, applied) => {
          const view = new MemberView(list, applied);
          expect([...view]).toEqual(picture);
          expect(view.length).toBe(picture.length);
          for (const index of [-3, -1, 0, 2, picture.length, picture.length + 1])
            expect(view.at(index)).toBe(picture.at(index));
          expect(view.slice(1, 4)).toEqual(picture.slice(1, 4));
          expect(view.slice(-2)).toEqual(picture.slice(-2));
          expect(view.findLast((one) => one.endsWith('1'))).toBe(picture.findLast((one) => one.endsWith('1')));
        });
      }),
    );
  });
});

test('[HL2] spans that touch a window are found without looking at each, whatever their order and number', () => {
  const span = fc.tuple(fc.nat(2000), fc.option(fc.nat(300)));
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 3000, size: 'max' }),
      fc.nat(2000),
      fc.nat(200),
      fc.nat(),
      (list, from, width, cut) => {
        const spans = createSpans();
        for (const [start] of list) spans.open(start);
        list.forEach(([start, length], index) => {
          if (length !== null) spans.end(index, start + length);
        });
        const count = cut % (list.length + 1);
        const naive = list.flatMap(([start, length], index) =>
          index < count && start <= from + width && (length === null || start + length >= from) ? [index] : [],
        );
        expect(spans.touching(from, from + width, count)).toEqual(naive);
      },
    ),
    { numRuns: 60 },
  );
});

describe('what a picture is asked', () => {
  test('[HL2] is what looking through all of it would find', () => {
    fc.assert(
      fc.property(lateLog, place, fc.nat(9_000_000), fc.nat(4_000_000), (log, where, fromUs, widthUs) => {
        const timeline = timelineOf(log);
        const cursor = cursorIn(timeline, where);
        const { packets, bands } = timeline.view(cursor);
        const window = [Math.min(fromUs, cursor.atUs), Math.min(fromUs + widthUs, cursor.atUs)] as const;
        const all = [...packets];
        expect(packets.onWire()).toEqual(all.filter(({ endUs }) => endUs === null));
        expect(packets.between(...window)).toEqual(
          all.filter(({ sentUs, endUs }) => sentUs <= window[1] && (endUs ?? cursor.atUs) >= window[0]),
        );
        for (const { packet } of all) expect(packets.numbered(packet)).toBe(all.find((one) => one.packet === packet));
        expect(packets.numbered(-1)).toBeUndefined();
        expect(bands.between(...window)).toEqual(
          [...bands].filter(({ fromUs: since, toUs }) => since <= window[1] && (toUs ?? cursor.atUs) >= window[0]),
        );
        for (const { host, connection } of bands)
          expect(bands.of(host, connection)).toEqual(
            [...bands].filter((one) => one.host === host && one.connection === connection),
          );
      }),
      { numRuns: 500 },
    );
  });

  test('[HL2] the window that a host was offered last is that of the newest packet to have reached it', () => {
    fc.assert(
      fc.property(lateLog, place, (log, where) => {
        const timeline = timelineOf(log);
        const { packets } = timeline.view(cursorIn(timeline, where));
        const all = [...packets];
        for (const { to, source, destination } of all) {
          if (source === null || destination === null) continue;
          const [local, remote] = [endpointText(destination), endpointText(source)];
          const newest = all.findLast(
            (one) =>
              one.to === to &&
              one.status === 'delivered' &&
              one.window !== null &&
              one.source !== null &&
              one.destination !== null &&
              endpointText(one.destination) === local &&
              endpointText(one.source) === remote,
          );
          expect(packets.offeredWindow(to, local, remote)).toBe(newest?.window ?? null);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('[HL3] connections are those of the bands, and live while one of them goes on', () => {
    fc.assert(
      fc.property(lateLog, place, (log, where) => {
        const timeline = timelineOf(log);
        const { bands, connections } = timeline.view(cursorIn(timeline, where));
        const live = new Map<string, boolean>();
        for (const { connection, toUs } of bands)
          if (connection !== null) live.set(connection, live.get(connection) === true || toUs === null);
        expect([...connections].map((one) => [one.name, one.live])).toEqual([...live]);
      }),
      { numRuns: 500 },
    );
  });

  test('[HL4] no two connections that live at one moment have one lane, and a host has as many as it needed', () => {
    fc.assert(
      fc.property(lateLog, (log) => {
        const timeline = timelineOf(log);
        const most = perHost(() => 0);
        for (let applied = 0; applied <= log.length; applied += 1) {
          const { bands, lanes } = timeline.view({ applied, atUs: 0 });
          const all = [...bands];
          for (const host of hostNames) {
            const own = all.filter((band) => band.host === host);
            const open = own.filter((band) => band.toUs === null && band.connection !== null);
            expect(new Set(open.map(({ lane }) => lane)).size).toBe(open.length);
            // A lane that is free again is taken before another is made.
            most[host] = Math.max(most[host], open.length);
            expect(lanes[host].connections).toBe(most[host]);
            expect(lanes[host].listening).toBe(own.some((band) => band.connection === null));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('[HL3] what one end of a connection does not tell of its hosts, the other may', () => {
  const book = createConnectionBook();
  const [band] = timelineOf().view({ applied: 1e9, atUs: 1e9 }).bands.slice(-1);
  book.began(1, { ...band!, connection: 'a', ends: [null, 'server'] });
  book.began(2, { ...band!, connection: 'a', ends: ['client3', null] });
  expect([...book.at(2)]).toEqual([{ name: 'a', hosts: [null, 'server'], live: true }]);
  expect([...book.at(3)]).toEqual([{ name: 'a', hosts: ['client3', 'server'], live: true }]);
});

test('[HL4] a connection keeps its lane through its states, and leaves it to the next', () => {
  const { bands } = timelineOf().view({ applied: 1e9, atUs: 1e9 });
  const lanesOf = (wanted: StateBand['connection']) => [...bands].filter((one) => one.connection === wanted);
  const [connection] = [...bands].flatMap((one) => one.connection ?? []);
  expect(lanesOf(connection!).length).toBeGreaterThan(6);
  expect(new Set(lanesOf(connection!).map(({ lane }) => lane))).toEqual(new Set([0]));
});

describe('[HL5] a ladder that grows with its log', () => {
  const scale = fc.constantFrom({ pxPerMs: 0.5 }, { pxPerMs: 0.05, idleMs: 60, breakPx: 30 });

  test('stands as one laid out anew, at any cursor of any log, however it came', () => {
    fc.assert(
      fc.property(
        lateLog,
        scale,
        fc.array(place, { minLength: 1, maxLength: 6 }),
        fc.nat(30),
        (log, options, places, first) => {
          const grown = createTimeline();
          // Looked at before it has all come: what is read so early must not stay.
          grown.append(log.slice(0, first));
          grown.ladder(options).at({ applied: grown.events.length, atUs: grown.endUs }).y(0);
          grown.append(log.slice(grown.events.length));
          for (const where of places) {
            const cursor = cursorIn(grown, where);
            const naive = layoutLadder(grown.view(cursor), options);
            const { y, height, breaksBetween } = grown.ladder(options).at(cursor);
            expect(height).toBeCloseTo(naive.height, 6);
            for (let i = -1; i <= 40; i += 1) {
              const us = Math.floor((cursor.atUs * i) / 40);
              expect(y(us)).toBeCloseTo(naive.y(us), 6);
            }
            const rounded = (value: { y: number; height: number }) => ({
              ...value,
              y: value.y.toFixed(4),
              height: value.height.toFixed(4),
            });
            expect(breaksBetween(0, cursor.atUs).map(rounded)).toEqual(naive.breaks.map(rounded));
            const [from, to] = [cursor.atUs * 0.3, cursor.atUs * 0.6];
            expect(breaksBetween(from, to).map(rounded)).toEqual(
              naive.breaks.filter((one) => one.toUs >= from && one.fromUs <= to).map(rounded),
            );
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test('one scale has one ladder', () => {
    const timeline = timelineOf();
    expect(timeline.ladder({ pxPerMs: 1 })).toBe(timeline.ladder({ pxPerMs: 1 }));
    expect(timeline.ladder({ pxPerMs: 1 })).not.toBe(timeline.ladder({ pxPerMs: 2 }));
  });
});

test('[HL6] a look at the end of a log costs no more than one at its start', () => {
  const timeline = timelineOf(longLog(40_000));
  const options = { pxPerMs: 60, idleMs: 2 };
  /** Milliseconds of work for 200 looks around a place, none of which was looked at before. */
  const cost = (from: number) => {
    const start = cpuMs();
    for (let applied = from; applied < from + 200; applied += 1) {
      const cursor = { applied, atUs: timeline.events[applied - 1]!.at };
      const { packets, bands } = timeline.view(cursor);
      const { y } = timeline.ladder(options).at(cursor);
      packets.between(cursor.atUs - 1000, cursor.atUs);
      bands.between(cursor.atUs - 1000, cursor.atUs);
      y(cursor.atUs);
    }
    return cpuMs() - start;
  };
  cost(3_000);
  const least = (from: number) => Math.min(...[0, 200, 400, 600, 800].map((more) => cost(from + more)));
  const early = least(1_000);
  // 39 times as far; with room for what the engine does beside it.
  expect(least(38_500)).toBeLessThan(Math.max(early * 5, 5));
});
