import { labEventSchema } from '@socketlab/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryLog } from '../test/arbitraryLog.ts';
import { cpuMs } from '../test/cpuMs.ts';
import { conversation, longLog } from '../test/logs.ts';
import { timelineOf } from '../test/stories.ts';
import { unfold } from '../test/unfold.ts';
import { createTimeline } from './createTimeline.ts';
import { programOf as programShown } from './programOf.ts';

test('the logs of these tests are logs as the protocol has them', () => {
  for (const event of [...conversation(), ...longLog(100)]) expect(labEventSchema.safeParse(event).success).toBe(true);
});

test('the entries that properties try are entries as the protocol has them', () => {
  for (const log of fc.sample(arbitraryLog, 200)) for (const event of log) labEventSchema.parse(event);
});

const story = conversation();

describe('one picture for one moment', () => {
  test('[TL1] a picture knows nothing of later entries: it equals that of a log which ends there', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryLog, fc.constant(story)), fc.nat(), (log, cut) => {
        const applied = cut % (log.length + 1);
        const cursor = { applied, atUs: log[applied - 1]?.at ?? 0 };
        expect(unfold(timelineOf(log).view(cursor))).toEqual(unfold(timelineOf(log.slice(0, applied)).view(cursor)));
      }),
      { numRuns: 150 },
    );
  });

  test('[TL2] a log that came in pieces, looked at in between, gives the same pictures as one that came at once', () => {
    fc.assert(
      fc.property(arbitraryLog, fc.array(fc.integer({ min: 1, max: 9 })), fc.array(fc.nat(80)), (log, sizes, looks) => {
        const pieces = createTimeline();
        for (let from = 0, i = 0; from < log.length; i += 1) {
          const size = sizes[i] ?? 5;
          pieces.append(log.slice(from, from + size));
          from += size;
          pieces.view(pieces.cursorAt(pieces.endUs));
        }
        const whole = timelineOf(log);
        for (const applied of looks) {
          const cursor = { applied, atUs: 1 };
          expect(unfold(pieces.view(cursor))).toEqual(unfold(whole.view(cursor)));
        }
      }),
    );
  });

  test('[TL3] stepping back to the start and forward again draws the same pictures', () => {
    const timeline = timelineOf();
    const forward = [];
    let cursor = { applied: 0, atUs: 0 };
    for (let next = timeline.step(cursor, 1); next !== cursor; next = timeline.step(cursor, 1)) {
      cursor = next;
      forward.push({ cursor, view: structuredClone(unfold(timeline.view(cursor))) });
    }
    expect(forward.length).toBeGreaterThan(45);
    for (const { cursor: expected, view } of forward.reverse()) {
      expect(cursor).toEqual(expected);
      expect(unfold(timeline.view(cursor))).toEqual(view);
      cursor = timeline.step(cursor, -1);
    }
    expect(cursor).toEqual({ applied: 0, atUs: 0 });
    expect(timeline.step(cursor, -1)).toBe(cursor);
  });

  test('[TL4] what an entry did not change is the very same object', () => {
    const timeline = timelineOf();
    const printed = timeline.events.findIndex((event) => event.kind === 'console');
    const before = timeline.view({ applied: printed, atUs: 0 });
    const after = timeline.view({ applied: printed + 1, atUs: 0 });
    expect(programShown(after, 'server')).not.toBe(programShown(before, 'server'));
    expect(programShown(after, 'client')).toBe(programShown(before, 'client'));
    for (const part of ['sockets', 'packets', 'bands', 'lanes', 'connections', 'marks', 'addresses'] as const)
      expect(after[part]).toBe(before[part]);
    const next = timeline.view({ applied: timeline.events.length, atUs: 0 });
    expect(next.packets.at(0)).toBe(timeline.view({ applied: timeline.events.length - 1, atUs: 9 }).packets.at(0));
  });
});

describe('cursors', () => {
  test('[TL5] a time stands after every entry up to and at it', () => {
    fc.assert(
      fc.property(arbitraryLog, fc.nat(20_000_000), (log, atUs) => {
        expect(timelineOf(log).cursorAt(atUs)).toEqual({
          applied: log.filter((event) => event.at <= atUs).length,
          atUs,
        });
      }),
    );
  });

  test('[TL6] a step goes to the next entry with a sentence, and that sentence is shown', () => {
    const timeline = timelineOf();
    let cursor = { applied: 0, atUs: 0 };
    for (let next = timeline.step(cursor, 1); next !== cursor; next = timeline.step(cursor, 1)) {
      cursor = next;
      expect(timeline.view(cursor).narration?.seq).toBe(cursor.applied - 1);
      expect(cursor.atUs).toBe(timeline.events[cursor.applied - 1]!.at);
    }
  });

  test('[TL7] a log with a hole or a repeated entry is refused', () => {
    const timeline = timelineOf();
    const last = timeline.events.at(-1)!;
    expect(() => timeline.append([last])).toThrow(RangeError);
    expect(() => timeline.append([{ ...last, seq: last.seq + 2 }])).toThrow(RangeError);
    expect(timeline.events.length).toBe(last.seq + 1);
  });
});

test('[TL8] a seek in 5,000 entries stays well under a frame', () => {
  const timeline = timelineOf(longLog(5000));
  expect(timeline.events.length).toBeGreaterThanOrEqual(5000);
  const times: number[] = [];
  for (let i = 0; i < 300; i += 1) {
    const applied = (i * 7919) % timeline.events.length;
    const start = cpuMs();
    timeline.view({ applied, atUs: timeline.events[applied]!.at });
    times.push(cpuMs() - start);
  }
  times.sort((a, b) => a - b);
  expect(times[150]).toBeLessThan(2);
  expect(times[285]).toBeLessThan(16);
});
