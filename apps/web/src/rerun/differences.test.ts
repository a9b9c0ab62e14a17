import { type LabEvent, labEventSchema } from '@socketlab/protocol';
import { recordingLimits } from '@socketlab/recording';
import { expect, test } from 'vitest';
import recorded from '../../../../packages/timeline/test/conversation.log.jsonl?raw';
import { findDifferences, sameTimeUs } from './differences.ts';

/** A real run: a greeting over TCP and its answer. */
const events = recorded
  .trim()
  .split('\n')
  .map((line) => labEventSchema.parse(JSON.parse(line)));

/** The same log without the entries that don't fit, numbered anew. */
const without = (drop: (event: LabEvent) => boolean): LabEvent[] =>
  events.filter((event) => !drop(event)).map((event, seq) => ({ ...event, seq }));
/** The same log, with everything from an entry on so much later. */
const laterFrom = (seq: number, us: number): LabEvent[] =>
  events.map((event) => (event.seq >= seq ? { ...event, at: event.at + us } : event));

const data = events.find(({ kind }) => kind === 'console')!;

test('[FK4] two runs of one log differ in nothing', () => {
  expect(findDifferences(events, events)).toEqual([]);
});

test('[FK4] a log longer than a file may hold is compared as any other', () => {
  const end = events.at(-1)!.at;
  const long = [
    ...events,
    ...Array.from(
      { length: recordingLimits.entries },
      (_, at): LabEvent => ({ ...data, seq: events.length + at, at: end + at }),
    ),
  ];
  expect(findDifferences(long, long)).toEqual([]);
});

test('[FK4] what the rerun lacks or has beyond is named, with the moment to look at', () => {
  const fewer = without(({ seq }) => seq === data.seq);
  const [gone, ...rest] = findDifferences(events, fewer);
  expect(rest).toEqual([]);
  expect(gone).toMatchObject({ kind: 'gone', what: data.kind === 'console' ? data.text : '' });
  expect(gone!.atUs).toBeLessThanOrEqual(data.at);
  expect(findDifferences(fewer, events)).toMatchObject([{ kind: 'extra', atUs: data.at }]);
});

test('[FK4] another fate of a packet is named', () => {
  const lost = events.find((event) => event.kind === 'delivered')!;
  const made = events.map((event): LabEvent => {
    const { seq, at } = event;
    if (seq !== lost.seq || event.kind !== 'delivered') return event;
    return { seq, at, lane: 'packet', kind: 'dropped', packet: event.packet, reason: 'loss' };
  });
  expect(findDifferences(events, made).length).toBeGreaterThan(0);
});

test('[FK4] another time is a difference beyond what two runs of one program never agree in', () => {
  expect(findDifferences(events, laterFrom(data.seq, sameTimeUs / 2))).toEqual([]);
  const later = findDifferences(events, laterFrom(data.seq, sameTimeUs * 2));
  expect(new Set(later.map(({ kind }) => kind))).toEqual(new Set(['timing']));
  expect(later[0]!.detail).toContain('뒤, 이번');
});

test('[FK4] what lies at the very moment stands on either side of it', () => {
  const [last] = events.filter(({ lane }) => lane === 'packet').slice(-1);
  expect(
    findDifferences(
      events,
      without(({ seq }) => seq >= last!.seq),
    ),
  ).toEqual([]);
});

test('[FK4] a bare ACK less is marked as such; one that somebody dropped is not, nor is what carries data', () => {
  const acks = events.filter((event) => event.kind === 'sent' && event.packet === 4);
  const [gone, ...rest] = findDifferences(
    events,
    without((event) => event.lane === 'packet' && event.packet === 4),
  );
  expect(acks).toHaveLength(1);
  expect(rest).toEqual([]);
  expect(gone).toMatchObject({ kind: 'gone', what: 'ACK', bareAck: true });

  const dropped = events.map((event): LabEvent => {
    if (event.kind !== 'delivered' || event.packet !== 4) return event;
    return { seq: event.seq, at: event.at, lane: 'packet', kind: 'dropped', packet: 4, reason: 'loss' };
  });
  expect(findDifferences(events, dropped).some(({ bareAck }) => bareAck)).toBe(false);
  const fewer = without((event) => event.lane === 'packet' && event.packet === 5);
  expect(findDifferences(events, fewer).some(({ bareAck }) => bareAck)).toBe(false);
});

test('[FK4] an ACK of something else is no matter of its time', () => {
  /** The log with so many bytes fewer acknowledged by the server's first bare ACK. */
  const short = (bytes: number) =>
    events.map((event): LabEvent => {
      if (event.kind !== 'sent' || event.packet !== 4 || event.segment.kind !== 'observed') return event;
      const raw = Uint8Array.from(atob(event.segment.bytes), (one) => one.charCodeAt(0));
      // Behind the 20 bytes of the IP header, after the ports and the sequence number.
      const view = new DataView(raw.buffer);
      view.setUint32(28, view.getUint32(28) - bytes);
      return { ...event, segment: { ...event.segment, bytes: btoa(String.fromCharCode(...raw)) } };
    });
  // Five bytes were sent: what it says then, SYN ACK has said already.
  expect(findDifferences(events, short(5))).toMatchObject([{ kind: 'changed', what: 'ACK', bareAck: true }]);
  // Where no other packet says how much was to be acknowledged, another number of bytes has come.
  const fewer = short(4).filter((event) => event.lane !== 'packet' || event.packet !== 5);
  const made = fewer.map((event, seq) => ({ ...event, seq }));
  expect(findDifferences(events, made)).toContainEqual(
    expect.objectContaining({ kind: 'changed', what: 'ACK', bareAck: false }),
  );
});
