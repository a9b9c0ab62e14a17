import type { LabEvent } from '@socketlab/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryLog } from '../test/arbitraryLog.ts';
import { cpuMs } from '../test/cpuMs.ts';
import { createLogBuilder, opened, programOf } from '../test/logBuilder.ts';
import { conversation, longLog, writeConversation } from '../test/logs.ts';
import { realLog } from '../test/realLog.ts';
import { timelineOf } from '../test/stories.ts';
import { createTimeline } from './createTimeline.ts';
import type { Cursor } from './cursor.ts';
import type { StageView } from './stageView.ts';
import type { LandmarkKind } from './timeline.ts';

const kinds: readonly LandmarkKind[] = ['error', 'retransmission', 'state'];

const bandsOf = ({ bands }: StageView) =>
  bands
    .slice()
    .map(({ key, state, toUs }) => `${key} ${state} ${toUs}`)
    .join();
const resent = ({ packets }: StageView) => packets.slice().filter((packet) => packet.retransmission).length;

function failed(event: LabEvent): boolean {
  if (event.kind === 'uncaught') return true;
  if (event.kind === 'event') return event.name === 'error';
  if (event.kind !== 'exit' || ['student', 'replaced', 'lab-closed'].includes(event.reason)) return false;
  return event.code !== 0 || event.signal !== null;
}

/** By the pictures alone, each compared with the one before it. */
function scan(log: readonly LabEvent[]): Record<LandmarkKind, number[]> {
  const timeline = timelineOf(log);
  const found: Record<LandmarkKind, number[]> = { error: [], retransmission: [], state: [] };
  for (const event of log) {
    const [before, after] = [0, 1].map((more) => timeline.view({ applied: event.seq + more, atUs: event.at }));
    if (failed(event)) found.error.push(event.seq);
    if (resent(after!) > resent(before!)) found.retransmission.push(event.seq);
    if (bandsOf(after!) !== bandsOf(before!)) found.state.push(event.seq);
  }
  return found;
}

function expectSame(log: readonly LabEvent[]) {
  const { landmarks } = timelineOf(log);
  const found = scan(log);
  expect(Object.fromEntries(kinds.map((kind) => [kind, landmarks.seqs(kind)]))).toEqual(found);
  return found;
}

test('[TP1] in a real log the landmarks are those that a scan of every picture finds', () => {
  const found = expectSame(realLog);
  expect(found.state.length).toBeGreaterThan(7);
  expect(found).toMatchObject({ error: [], retransmission: [] });
});

test('[TP1] so they are in any log', () => {
  let states = 0;
  fc.assert(
    fc.property(arbitraryLog, (log) => {
      states += expectSame(log).state.length;
    }),
    { numRuns: 200 },
  );
  expect(states).toBeGreaterThan(0);
});

test('[TP1] a segment that is sent again is one, and what the kernel’s table only confirms is none', () => {
  const builder = createLogBuilder();
  writeConversation(builder, 'dropped');
  const lossy = expectSame(builder.log());
  expect(lossy.retransmission).toHaveLength(1);
  expect(expectSame(conversation()).retransmission).toEqual([]);
});

test('[TP2] errors are `error`, uncaught, and ends by failure or signal; an end that was asked for is none', () => {
  const program = programOf('client', 'p1');
  const exit = (code: number | null, signal: string | null, reason: 'exited' | 'student' | 'memory') =>
    ({ ...program.exit(), code, signal, reason }) as LabEvent;
  const builder = createLogBuilder();
  builder.at(0, opened, program.spawn(), program.start());
  builder.at(10, program.event('o1', 'error', [3]), program.event('o1', 'close', [4]));
  builder.at(20, exit(0, null, 'exited'), exit(1, null, 'exited'), exit(null, 'SIGKILL', 'memory'));
  builder.at(30, exit(null, 'SIGTERM', 'student'));
  const log = builder.log();
  const errors = timelineOf(log).landmarks.seqs('error');
  expect(errors).toEqual([3, 6, 7]);
});

const nextByScan = (log: readonly LabEvent[], seqs: readonly number[], { applied, atUs }: Cursor): Cursor | null => {
  const seq = seqs.find((one) => one >= applied);
  return seq === undefined ? null : { applied: seq + 1, atUs: Math.max(log[seq]!.at, atUs) };
};
const previousByScan = (log: readonly LabEvent[], seqs: readonly number[], cursor: Cursor): Cursor | null => {
  const isBefore = (seq: number) =>
    seq + 1 < cursor.applied || (seq + 1 === cursor.applied && log[seq]!.at < cursor.atUs);
  const seq = seqs.findLast(isBefore);
  return seq === undefined ? null : { applied: seq + 1, atUs: log[seq]!.at };
};

test('[TP3] the next and the previous one are those that a walk along the log meets first', () => {
  const logs = fc.oneof({ weight: 1, arbitrary: fc.constant(realLog) }, { weight: 3, arbitrary: arbitraryLog });
  fc.assert(
    fc.property(logs, fc.nat(80), fc.constantFrom(0, 1, 400_000), (log, place, more) => {
      const { landmarks } = timelineOf(log);
      const applied = Math.min(place, log.length);
      const cursor = { applied, atUs: (log[applied - 1]?.at ?? 0) + more };
      for (const kind of kinds) {
        expect(landmarks.next(kind, cursor)).toEqual(nextByScan(log, landmarks.seqs(kind), cursor));
        expect(landmarks.previous(kind, cursor)).toEqual(previousByScan(log, landmarks.seqs(kind), cursor));
      }
    }),
    { numRuns: 200 },
  );
});

test('[TP3] a log that came in pieces has the same ones, and a jump in a long one costs nothing to speak of', () => {
  const log = longLog(5000);
  const timeline = createTimeline();
  for (let from = 0; from < log.length; from += 97) timeline.append(log.slice(from, from + 97));
  expect(timeline.landmarks.seqs('state')).toEqual(timelineOf(log).landmarks.seqs('state'));
  const began = cpuMs();
  for (let i = 0; i < 1000; i += 1) timeline.landmarks.previous('state', { applied: log.length, atUs: timeline.endUs });
  expect(cpuMs() - began).toBeLessThan(100);
});

test('[TP4] around a cursor stand the sentence that is shown and the one that comes next', () => {
  const timeline = timelineOf(realLog);
  let cursor: Cursor = { applied: 0, atUs: 0 };
  expect(timeline.toldAround(cursor).from).toEqual(cursor);
  for (let next = timeline.step(cursor, 1); next !== cursor; next = timeline.step(cursor, 1)) {
    expect(timeline.toldAround(cursor).to).toEqual(next);
    cursor = next;
    expect(timeline.toldAround(cursor).from).toEqual(cursor);
  }
  expect(timeline.toldAround(cursor).to).toBeNull();
});
