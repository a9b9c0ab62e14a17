import type { LabEvent, LabEventBody } from '@socketlab/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEventLog } from './eventLog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const delivered = (packet: number): LabEventBody => ({ lane: 'packet', kind: 'delivered', packet });
const packets = (events: LabEvent[]) => events.map((event) => (event.kind === 'delivered' ? event.packet : event.kind));

function openLog(options: { expectsMore?: boolean; maxEvents?: number; maxChars?: number } = {}) {
  const batches: LabEvent[][] = [];
  let full = 0;
  // A clock whose lab starts at one second.
  const start = Date.now() * 1000;
  const log = createEventLog({
    clock: { nowUs: () => Date.now() * 1000 },
    startedAtUs: start,
    onEvents: (events) => batches.push(events),
    onFull: () => full++,
    expectsMore: () => options.expectsMore ?? true,
    ...(options.maxEvents ? { maxEvents: options.maxEvents } : {}),
    ...(options.maxChars ? { maxChars: options.maxChars } : {}),
  });
  return { log, batches, start, fullCount: () => full, events: () => batches.flat() };
}

test('[LG1] entries of different sources come out in the order they happened', () => {
  const { log, events, start } = openLog();
  log.add(start + 3000, delivered(3));
  log.add(start + 1000, delivered(1));
  log.add(start + 2000, delivered(2));
  vi.advanceTimersByTime(20);
  expect(packets(events())).toEqual([1, 2, 3]);
  expect(events().map(({ seq, at }) => [seq, at])).toEqual([
    [0, 1000],
    [1, 2000],
    [2, 3000],
  ]);
});

test('[LG1] of two entries with one time the first to arrive stays first', () => {
  const { log, events, start } = openLog();
  for (let packet = 0; packet < 50; packet++) log.add(start, delivered(packet));
  log.flush();
  expect(packets(events())).toEqual(Array.from({ length: 50 }, (_, packet) => packet));
});

test('[LG2] what comes too late is written now, and says how late', () => {
  const { log, events, start } = openLog();
  log.add(start + 4000, delivered(0));
  log.flush();
  log.add(start + 1500, delivered(1));
  log.add(start - 10, delivered(2));
  log.flush();
  expect(events()).toMatchObject([{ at: 4000 }, { at: 4000, lateUs: 4000 }, { at: 4000, lateUs: 2500 }]);
  expect(events()[0]).not.toHaveProperty('lateUs');
});

test('[LG3] an entry waits 5 ms while a program runs, and not at all when none does', () => {
  const waiting = openLog();
  waiting.log.add(waiting.start, delivered(0));
  vi.advanceTimersByTime(4);
  expect(waiting.batches).toHaveLength(0);
  vi.advanceTimersByTime(10);
  expect(waiting.batches).toHaveLength(1);

  const idle = openLog({ expectsMore: false });
  idle.log.add(idle.start, delivered(0));
  vi.advanceTimersByTime(1);
  expect(idle.batches).toHaveLength(1);
});

test('[LG4] a full log says so once and then takes only the ends of programs', () => {
  const { log, events, start, fullCount } = openLog({ maxEvents: 30 });
  for (let packet = 0; packet < 100; packet++) log.add(start, delivered(packet));
  log.flush();
  const exit = {
    lane: 'program',
    host: 'client',
    program: 'p1',
    kind: 'exit',
    code: null,
    signal: null,
    reason: 'events',
  } as const;
  for (let count = 0; count < 100; count++) log.add(start, exit);
  log.add(start, delivered(7));
  log.flush();
  expect(fullCount()).toBe(1);
  expect(log.full).toBe(true);
  expect(events()).toHaveLength(30);
  expect(events().filter(({ kind }) => kind === 'limit')).toHaveLength(1);
  expect(events().at(-1)?.kind).toBe('exit');
});

test('[LG5] a log is full by its size too, however few its entries', () => {
  const { log, events, start, fullCount } = openLog({ maxChars: 10_000 });
  const line = (text: string): LabEventBody => ({
    lane: 'program',
    host: 'client',
    program: 'p1',
    kind: 'console',
    stream: 'stdout',
    text,
    site: null,
  });
  for (let index = 0; index < 100; index++) log.add(start + index, line('x'.repeat(2000)));
  vi.advanceTimersByTime(20);
  expect(fullCount()).toBe(1);
  expect(events().map(({ kind }) => kind)).toEqual([...Array(5).fill('console'), 'limit']);
});
