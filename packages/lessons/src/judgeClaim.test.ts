import type { LabEvent } from '@socketlab/protocol';
import { describe, expect, it } from 'vitest';
import { createHappeningReader } from './happeningReader.ts';
import { judgeClaim, type Run } from './judgeClaim.ts';
import { type Claim, claimSchema } from './schema/claim.ts';

const base = { lane: 'program', host: 'server', program: 'p1' } as const;
const data = (at: number, bytes: number, lateUs?: number): Extract<LabEvent, { kind: 'event' }> => ({
  ...base,
  kind: 'event',
  seq: 0,
  at,
  ...(lateUs ? { lateUs } : {}),
  object: 'o1',
  objectType: 'Socket',
  name: 'data',
  args: [{ kind: 'bytes', text: 'x', bytes }],
  handlers: [],
});
const line = (at: number, text: string, program = 'p1'): LabEvent => ({
  ...base,
  program,
  kind: 'console',
  seq: 0,
  at,
  stream: 'stdout',
  text,
  site: null,
});

function run(...events: LabEvent[]): Run {
  const reader = createHappeningReader(() => null);
  const happenings = events.map((event, seq) => reader.read({ ...event, seq }));
  return { happenings, facts: { sources: {} }, probe: 'p9' };
}
const judge = (claim: Claim, ...events: LabEvent[]) => judgeClaim(claimSchema.parse(claim), run(...events));
const event = { on: 'event', name: 'data' } as const;
const says = (includes: string) => ({ on: 'console', includes }) as const;

describe('judgeClaim', () => {
  it('[LS12] counts, and shows the one too many', () => {
    const two = [data(0, 3), data(10, 3)];
    expect(judge({ count: event }, ...two)).toMatchObject({ ok: true, got: '2번' });
    expect(judge({ count: event, min: 3 }, ...two)).toMatchObject({ ok: false, expected: '3번 이상', seq: 1 });
    expect(judge({ count: event, max: 1 }, ...two)).toMatchObject({ ok: false, seq: 1 });
    expect(judge({ count: event, max: 0 }, ...two)).toMatchObject({ ok: false, seq: 0, expected: '한 번도 없음' });
    expect(judge({ count: event })).toMatchObject({ ok: false, seq: null, got: '한 번도 없었습니다' });
  });

  it('[LS12] counts between two moments alone', () => {
    const events = [data(0, 1), line(5, 'go'), data(10, 1), line(15, 'stop'), data(20, 1)];
    expect(judge({ count: event, after: says('go') }, ...events).got).toBe('2번');
    expect(judge({ count: event, after: says('go'), before: says('stop') }, ...events).got).toBe('1번');
    expect(judge({ count: event, max: 9, after: says('never') }, ...events).ok).toBe(false);
  });

  it('[LS12] goes by when things happened, not by when the log heard of them', () => {
    const order = [says('first'), event] as const;
    const late = [data(100, 1, 90), line(100, 'first', 'p1')];
    expect(judge({ inOrder: [...order] }, ...late)).toMatchObject({ ok: false, got: '2번째 일이 더 먼저 있었습니다' });
    expect(judge({ inOrder: [...order] }, line(5, 'first'), data(100, 1, 90)).ok).toBe(true);
  });

  it('[LS12] measures the time between two moments and the bytes that came', () => {
    const events = [line(0, 'go'), data(1_500_000, 4), data(1_600_000, 6)];
    const between = { from: says('go'), to: event };
    expect(judge({ between, minMs: 1000, maxMs: 2000 }, ...events)).toMatchObject({ ok: true, got: '1500 ms' });
    expect(judge({ between, maxMs: 1000 }, ...events)).toMatchObject({ ok: false, expected: '1000 ms 이하', seq: 1 });
    expect(judge({ between: { from: event, to: says('end') } }, ...events)).toMatchObject({ ok: false, seq: 1 });
    expect(judge({ bytes: event, min: 10, max: 10 }, ...events)).toMatchObject({ ok: true, got: '10 B' });
  });

  it('[LS13] believes only the probe of what a probe says', () => {
    const verdict = (ok: boolean, program: string) =>
      line(0, `[검사] ${JSON.stringify({ id: 'echo', ok, expected: 'a', got: 'b' })}`, program);
    expect(judge({ probe: 'echo' }, verdict(true, 'p1')).ok).toBe(false);
    expect(judge({ probe: 'echo' }, verdict(true, 'p9')).ok).toBe(true);
    expect(judge({ probe: 'echo' }, verdict(false, 'p9'))).toMatchObject({
      ok: false,
      seq: 0,
      expected: 'a',
      got: 'b',
    });
    expect(judge({ probe: 'echo' }, verdict(false, 'p9'), verdict(true, 'p9')).ok).toBe(false);
    expect(judge({ probe: 'echo' }, line(0, '[검사] not json', 'p9')).ok).toBe(false);
  });

  it('[LS13] says with a failed verdict what broke down in the student’s program, and leads there', () => {
    const failed = line(
      20,
      `[검사] ${JSON.stringify({ id: 'echo', ok: false, expected: 'a', got: 'ECONNRESET' })}`,
      'p9',
    );
    const spawn: LabEvent = { ...base, kind: 'spawn', seq: 0, at: 0, file: 'server.js', source: '' };
    const probe: LabEvent = { ...spawn, host: 'client', program: 'p9', file: 'check-probe.js' };
    const listening: LabEvent = { ...data(5, 0), name: 'listening', args: [] };
    const uncaught: LabEvent = {
      ...base,
      kind: 'uncaught',
      seq: 0,
      at: 10,
      name: 'TypeError',
      message: 'x is not a function',
      stack: '',
      site: null,
    };
    const exit: LabEvent = { ...base, kind: 'exit', seq: 0, at: 15, code: 0, signal: null, reason: 'exited' };
    const told = (...events: LabEvent[]) => judge({ probe: 'echo' }, spawn, probe, ...events, failed);
    expect(told(listening)).toMatchObject({ seq: 3, got: 'ECONNRESET' });
    expect(told(listening, uncaught, exit)).toMatchObject({
      seq: 3,
      got: 'ECONNRESET (server.js에서 아무도 받지 않은 오류: x is not a function)',
    });
    expect(told(listening, exit)).toMatchObject({ seq: 3, got: 'ECONNRESET (server.js 프로그램이 끝났습니다)' });
    expect(told()).toMatchObject({ seq: 0, got: 'ECONNRESET (server.js의 수신 대기가 시작되지 않았습니다)' });
    expect(judge({ probe: 'other' }, spawn, probe, listening, uncaught, failed).got).toMatch(/^server\.js에서/);
  });

  it('[LS12] measures pauses, and whether they grow', () => {
    const lines = (...times: [number, string][]) => times.map(([ms, text]) => line(ms * 1000, text));
    const pauses = { from: says('off'), to: says('on') };
    const growing = lines(
      [0, 'off'],
      [100, 'on'],
      [110, 'off'],
      [310, 'on'],
      [320, 'off'],
      [720, 'on'],
      [730, 'off'],
      [1530, 'on'],
    );
    expect(judge({ pauses, times: 4, growth: 2 }, ...growing)).toMatchObject({
      ok: true,
      got: '100, 200, 400, 800 ms',
    });
    expect(judge({ pauses, times: 4, growth: 5 }, ...growing).ok).toBe(false);
    expect(judge({ pauses, times: 5, growth: 2 }, ...growing).ok).toBe(false);
    expect(judge({ pauses, times: 4, maxMs: 500 }, ...growing).ok).toBe(false);
    const again = [...growing, ...lines([1600, 'welcome'], [1700, 'off'], [1900, 'on'])];
    expect(judge({ pauses, times: 1, after: says('welcome'), maxMs: 300 }, ...again)).toMatchObject({
      ok: true,
      got: '200 ms',
    });
    expect(judge({ pauses, times: 1, after: says('never') }, ...again)).toMatchObject({
      ok: false,
      got: '한 번도 없었습니다',
    });
  });

  it('[LS12] counts the rows that the kernel’s table still holds at the end', () => {
    const row = (at: number, port: number, state: 'CLOSE_WAIT' | 'ESTABLISHED' | null): LabEvent => {
      const ends = { local: { address: '10.0.0.2', port: 8080 }, remote: { address: '10.0.0.1', port } };
      if (state === null) return { lane: 'kernel', kind: 'socketGone', seq: 0, at, host: 'server', ...ends };
      const queues = { sendQueueBytes: 0, receiveQueueBytes: 0, timer: 'none', timerMs: 0, retransmits: 0 } as const;
      return { lane: 'kernel', kind: 'socket', seq: 0, at, host: 'server', ...ends, state, ...queues };
    };
    const remains = { on: 'kernel', state: 'CLOSE_WAIT' } as const;
    const passing = [row(0, 1, 'ESTABLISHED'), row(5, 1, 'CLOSE_WAIT'), row(9, 1, null)];
    expect(judge({ remains, max: 0 }, ...passing)).toMatchObject({ ok: true, got: '하나도 남지 않았습니다' });
    const staying = [...passing, row(10, 2, 'ESTABLISHED'), row(12, 2, 'CLOSE_WAIT')];
    expect(judge({ remains, max: 0 }, ...staying)).toMatchObject({ ok: false, seq: 4, got: '1개' });
    expect(judge({ remains }, ...staying).ok).toBe(true);
    expect(judge({ remains }, ...passing).ok).toBe(false);
  });
});
