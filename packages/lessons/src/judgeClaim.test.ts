import type { LabEvent } from '@socketlab/protocol';
import { describe, expect, it } from 'vitest';
import { createHappeningReader } from './happeningReader.ts';
import { judgeClaim, type Run } from './judgeClaim.ts';
import { type Claim, claimSchema } from './schema/claim.ts';

const base = { lane: 'program', host: 'server', program: 'p1' } as const;
const data = (at: number, bytes: number, lateUs?: number): LabEvent => ({
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
});
