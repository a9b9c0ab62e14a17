import type { LabEvent } from '@socketlab/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryLog } from '../../timeline/test/arbitraryLog.ts';
import { recordedLog } from '../test/recordings.ts';
import type { Alignment } from './alignment.ts';
import { alignRuns } from './alignRuns.ts';

const runs = Object.fromEntries(
  await Promise.all(
    [
      'destroy-or-reset.plain-destroy',
      'end-or-close.without-end',
      'allow-half-open.late',
      'allow-half-open.half-open',
      'tcp-and-udp.same-loss',
      'client-and-server.one-server-two-clients',
    ].map(async (name) => [name, await recordedLog(name)] as const),
  ),
) as Record<string, readonly LabEvent[]>;

const logs = fc.oneof(arbitraryLog, fc.constantFrom(...Object.values(runs)));

/** Two logs that have to do with each other: one is the other with some entries left out, and the rest moved in time. */
const related = fc.tuple(logs, fc.infiniteStream(fc.nat(9))).map(([log, dice]) => {
  let at = 0;
  const other = log
    .filter((_, index) => index === 0 || (dice.next().value ?? 1) > 0)
    .map((event, seq): LabEvent => {
      at = Math.max(at + (dice.next().value ?? 0) * 100, 0);
      return { ...event, seq, at };
    });
  return [log, other] as const;
});
const pairsOfLogs = fc.oneof(related, fc.tuple(logs, logs));

const turned = ({ rows }: Alignment) =>
  rows.map((row) => ({
    ...row,
    a: row.b,
    b: row.a,
    difference: { same: 'same', changed: 'changed', onlyA: 'onlyB', onlyB: 'onlyA' }[row.difference],
    what: row.what.map(({ name, a, b }) => ({ name, a: b, b: a })),
    atUs: { a: row.atUs.b, b: row.atUs.a },
    sinceUs: row.sinceUs && { a: row.sinceUs.b, b: row.sinceUs.a },
  }));
/** Everything later by a factor; what a packet was promised stays as far from its sending as it was, so that late is late and soon is soon. */
function slowed(log: readonly LabEvent[], factor: number): LabEvent[] {
  const sentUs = new Map(log.flatMap((event) => (event.kind === 'sent' ? [[event.packet, event.at] as const] : [])));
  return log.map((event): LabEvent => {
    const at = event.at * factor;
    if (event.kind !== 'delayed' && event.kind !== 'released') return { ...event, at };
    return { ...event, at, dueUs: event.dueUs + (sentUs.get(event.packet) ?? 0) * (factor - 1) };
  });
}
const byName = (rows: readonly { what: readonly { name: string }[] }[]) =>
  rows.map((row) => ({ ...row, what: row.what.toSorted((x, y) => x.name.localeCompare(y.name)) }));

describe('any two logs', () => {
  test('[VS1] every entry of both stands in exactly one row', () => {
    fc.assert(
      fc.property(pairsOfLogs, ([a, b]) => {
        const { rows } = alignRuns(a, b);
        const seen = (side: 'a' | 'b') => rows.flatMap((row) => row[side] ?? []).toSorted((x, y) => x - y);
        expect(seen('a')).toEqual(a.map(({ seq }) => seq));
        expect(seen('b')).toEqual(b.map(({ seq }) => seq));
      }),
    );
  });

  test('[VS1] a log is the same as itself, at whatever times', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 1, max: 50 }), (log, factor) => {
        const later = slowed(log, factor);
        const { rows, exact, summary } = alignRuns(log, later);
        expect(rows.filter(({ difference, a, b }) => difference !== 'same' || a !== b)).toEqual([]);
        expect(exact).toBe(true);
        expect(summary).toMatchObject({ first: null, sentences: [] });
      }),
    );
  });

  test('[VS2] each track keeps its order, in both logs', () => {
    fc.assert(
      fc.property(pairsOfLogs, ([a, b]) => {
        const { rows: all } = alignRuns(a, b);
        for (const name of new Set(all.map(({ track }) => track))) {
          const rows = all.filter(({ track }) => track === name);
          for (const side of ['a', 'b'] as const) {
            const order = rows.flatMap((row) => row[side] ?? []);
            expect(order).toEqual(order.toSorted((x, y) => x - y));
          }
        }
      }),
    );
  });

  test('[VS1] the other way round is the mirror image, and once more the same again', () => {
    fc.assert(
      fc.property(pairsOfLogs, ([a, b]) => {
        const there = alignRuns(a, b);
        expect(byName(turned(alignRuns(b, a)))).toEqual(byName(there.rows));
        expect(alignRuns(a, b)).toEqual(there);
      }),
    );
  });

  test.each([
    ['a preset', { lane: 'lab', kind: 'preset', preset: 'fast' }],
    ['the power', { lane: 'lab', kind: 'power', on: false }],
  ] as const)('[VS1] %s of another computer is another thing', (_, deed) => {
    const on = (host: 'client' | 'server'): LabEvent => ({ ...deed, host, seq: 0, at: 0 });
    expect(
      alignRuns([on('client')], [on('server')])
        .rows.map(({ difference }) => difference)
        .sort(),
    ).toEqual(['onlyA', 'onlyB']);
  });

  test('[VS2] a row that is in both is put where both have come: rows of the same run go by time', () => {
    const log = runs['allow-half-open.late']!;
    expect(alignRuns(log, log).rows.map(({ a }) => a)).toEqual(log.map(({ seq }) => seq));
  });
});

describe('what one run has otherwise by chance', () => {
  test('[VS3] ports, process ids, ids of objects and first numbers are no difference', () => {
    const log = runs['destroy-or-reset.plain-destroy']!;
    const text = JSON.stringify(log);
    const port = /"remote":\{"address":"10\.0\.0\.1","port":(\d+)\}/.exec(text)![1]!;
    const other = JSON.parse(
      text
        .replaceAll(`"port":${port}`, '"port":44444')
        .replaceAll('"socket-1"', '"socket-77"')
        .replaceAll('"program":"p1"', '"program":"p9"')
        .replaceAll('"pid":2', '"pid":4711'),
      (key, value) => (key === 'bytes' && typeof value === 'string' ? withOtherNumbers(value) : value),
    ) as LabEvent[];
    expect(JSON.stringify(other)).not.toBe(text);
    expect(alignRuns(log, other).rows.filter(({ difference }) => difference !== 'same')).toEqual([]);
  });

  test('[VS3] lines that only moved are no difference, and a line written anew is one', () => {
    const log = runs['destroy-or-reset.plain-destroy']!;
    const moved = log.map((event): LabEvent => {
      const down = <T extends { line: number } | null>(site: T): T => site && { ...site, line: site.line + 2 };
      if (event.lane !== 'program' || event.host !== 'server') return event;
      if (event.kind === 'spawn') return { ...event, source: `// 하나\n// 둘\n${event.source}` };
      if (event.kind === 'event') return { ...event, handlers: event.handlers.map(down) };
      return 'site' in event ? { ...event, site: down(event.site) } : event;
    });
    const different = alignRuns(log, moved).rows.filter(({ difference }) => difference !== 'same');
    expect(different.map(({ what }) => what.map(({ name }) => name))).toEqual([['source']]);
  });
});

test('[VS5] what joins or counts is quiet, and so is a state that only one reading of a table met: neither counts', () => {
  const log = runs['destroy-or-reset.plain-destroy']!;
  const without = (drop: (event: LabEvent) => boolean) =>
    log.filter((event) => !drop(event)).map((event, seq): LabEvent => ({ ...event, seq }));
  const unread = (event: LabEvent) => event.kind === 'socket' && event.state === 'SYN_RECEIVED';
  const queues = (event: LabEvent) => event.kind === 'socket' && event.seq === 50;
  const address = (event: LabEvent) => event.kind === 'address';
  const other = without((event) => unread(event) || queues(event) || address(event));
  expect(other.length).toBeLessThan(log.length - 4);
  const { rows, summary } = alignRuns(log, other);
  const missing = rows.filter(({ difference }) => difference === 'onlyA');
  expect(missing).toHaveLength(log.length - other.length);
  expect(missing.every(({ quiet }) => quiet)).toBe(true);
  expect(summary.first).toBeNull();
  expect(Object.values(summary.counts).every(({ onlyA }) => onlyA === 0)).toBe(true);
  // A packet that is gone is another matter.
  const lost = alignRuns(
    log,
    without((event) => event.kind === 'sent' && event.packet === 9),
  );
  expect(lost.rows[lost.summary.first!]).toMatchObject({ lane: 'packet', difference: 'onlyA', quiet: false });
});

test('[VS4] work is bounded: two long logs without anything in common are still aligned, and it says that it took them in pieces', () => {
  const opened = runs['allow-half-open.late']![0]!;
  const flood = (word: string): LabEvent[] => [
    opened,
    { seq: 1, at: 1, lane: 'program', host: 'client', program: 'p1', kind: 'spawn', file: 'a.js', source: '' },
    ...Array.from({ length: 20_000 }, (_, index): LabEvent => {
      const text = `${word} ${index}`;
      const line = { file: 'a.js', line: (index % 50) + 1, column: 1 };
      return {
        seq: index + 2,
        at: index + 2,
        lane: 'program',
        host: 'client',
        program: 'p1',
        kind: 'console',
        stream: 'stdout',
        text,
        site: index % 3 === 0 ? line : { ...line, line: line.line + (word === 'x' ? 0 : 7) },
      };
    }),
  ];
  const { rows, exact } = alignRuns(flood('x'), flood('y'));
  expect(exact).toBe(false);
  expect(rows.flatMap(({ a }) => a ?? [])).toHaveLength(20_002);
  expect(rows.flatMap(({ b }) => b ?? [])).toHaveLength(20_002);
  expect(rows.filter(({ difference }) => difference === 'changed').length).toBeGreaterThan(3000);
});

/** Adds to the sequence and acknowledgment numbers of a TCP segment, as another kernel's first numbers would (RFC 9293, 3.4.1). */
function withOtherNumbers(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 40 || bytes[9] !== 6) return base64;
  const upstream = bytes[15] === 1;
  const add = (offset: number, by: number) => bytes.writeUInt32BE((bytes.readUInt32BE(offset) + by) >>> 0, offset);
  const acknowledges = (bytes[33]! & 0x10) !== 0;
  add(24, upstream ? 1_000_000 : 4_000_000_000);
  if (acknowledges) add(28, upstream ? 4_000_000_000 : 1_000_000);
  bytes.writeUInt16BE(44_444, upstream ? 20 : 22);
  return bytes.toString('base64');
}
