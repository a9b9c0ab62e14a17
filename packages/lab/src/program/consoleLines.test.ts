import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createConsoleLines } from './consoleLines.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const site = (line: number) => ({ file: 'server.js', line, column: 1 });

function open() {
  const lines: { atUs: number; stream: string; text: string; line: number | null }[] = [];
  const skipped: number[] = [];
  const console = createConsoleLines({
    clock: { nowUs: () => Date.now() * 1000 },
    onLine: (atUs, stream, text, where) => lines.push({ atUs, stream, text, line: where?.line ?? null }),
    onSkipped: (count) => skipped.push(count),
  });
  const print = (text: string) => console.feed('stdout', Buffer.from(text));
  return { console, print, lines, skipped, shown: () => lines.map(({ text, line }) => [text, line]) };
}

describe('[PG8] a line of the pipe', () => {
  test('takes time and site from its report, whichever comes first', () => {
    const { console, print, lines } = open();
    console.hint('stdout', 'one', 10, site(1));
    print('one\n');
    print('two\n');
    console.hint('stdout', 'two\n', 20, site(2));
    expect(lines).toEqual([
      { atUs: 10, stream: 'stdout', text: 'one', line: 1 },
      { atUs: 20, stream: 'stdout', text: 'two', line: 2 },
    ]);
  });

  test('without a report is shown all the same, once', () => {
    const { print, shown } = open();
    print('FATAL ERROR\n');
    expect(shown()).toEqual([]);
    vi.advanceTimersByTime(50);
    expect(shown()).toEqual([['FATAL ERROR', null]]);
  });

  test('hears of a report that lay in its pipe when the time was over', () => {
    const { console, print, lines } = open();
    print('one\n');
    // A busy machine lets nobody read for so long; the time is over before the pipes are looked at.
    setTimeout(() => console.hint('stdout', 'one\n', 5, site(1)), 15);
    vi.advanceTimersByTime(50);
    expect(lines).toEqual([{ atUs: 5, stream: 'stdout', text: 'one', line: 1 }]);
  });

  test('waits its own time, not that of the line before it', () => {
    const { console, print, shown } = open();
    print('one\n');
    vi.advanceTimersByTime(10);
    print('two\n');
    vi.advanceTimersByTime(10);
    console.hint('stdout', 'two\n', 12, site(2));
    expect(shown()).toEqual([
      ['one', null],
      ['two', 2],
    ]);
  });

  test('between reported ones does not disturb them', () => {
    const { console, print, shown } = open();
    console.hint('stdout', 'a', 1, site(1));
    console.hint('stdout', 'b', 2, site(2));
    print('a\nraw\nb\n');
    vi.advanceTimersByTime(50);
    expect(shown()).toEqual([
      ['a', 1],
      ['raw', null],
      ['b', 2],
    ]);
  });

  test('may be several writes, and one report several lines', () => {
    const { console, print, shown } = open();
    console.hint('stdout', 'ab', 1, site(1));
    console.hint('stdout', 'cd\n', 2, site(2));
    console.hint('stdout', 'x\n\ny', 3, site(3));
    print('abcd\nx\n\ny\n');
    expect(shown()).toEqual([
      ['abcd', 1],
      ['x', 3],
      ['', 3],
      ['y', 3],
    ]);
  });

  test('of the other stream is none of its business', () => {
    const { console, shown } = open();
    console.hint('stderr', 'same', 1, site(1));
    console.feed('stdout', Buffer.from('same\n'));
    console.end();
    expect(shown()).toEqual([['same', null]]);
  });

  test('comes whole, however its bytes are cut', () => {
    const { console, shown } = open();
    const bytes = Buffer.from('소켓 🔌\n');
    for (const byte of bytes) console.feed('stdout', Buffer.of(byte));
    console.end();
    expect(shown()).toEqual([['소켓 🔌', null]]);
  });

  test('a report whose text never comes adds nothing', () => {
    const { console, print, shown } = open();
    console.hint('stdout', 'swallowed', 1, site(1));
    console.hint('stdout', 'seen', 2, site(2));
    print('seen\n');
    console.end();
    expect(shown()).toEqual([['seen', 2]]);
  });
});

test('[PG5] an unfinished line is shown soon, and its end only once', () => {
  const { console, print, shown } = open();
  print('name> ');
  vi.advanceTimersByTime(50);
  expect(shown()).toEqual([['name> ', null]]);
  print('\nnext\n');
  console.end();
  expect(shown()).toEqual([
    ['name> ', null],
    ['next', null],
  ]);
});

test('[PG5] the time of a line before it cuts no line in two', () => {
  const { console, print, shown } = open();
  print('one\n');
  vi.advanceTimersByTime(10);
  print('na');
  vi.advanceTimersByTime(10);
  print('me\n');
  console.end();
  expect(shown()).toEqual([
    ['one', null],
    ['name', null],
  ]);
});

test('[SB4] 200 lines a second pass, the rest is counted, and the next second starts anew', () => {
  const { console, print, lines, skipped } = open();
  print('x\n'.repeat(1000));
  vi.advanceTimersByTime(1100);
  expect([lines.length, skipped]).toEqual([200, [800]]);
  print('y\n'.repeat(10));
  console.end();
  expect([lines.length, skipped]).toEqual([210, [800]]);
});

test('[SB4] a line without end is cut', () => {
  const { console, lines } = open();
  for (let count = 0; count < 100; count++) console.feed('stdout', Buffer.alloc(10_000, 'z'));
  console.end();
  expect(lines).toHaveLength(1);
  expect(lines[0]!.text.length).toBeLessThan(2100);
});

describe('[SB4] a flood', () => {
  test('is counted line by line, however the chunks are cut, and the last line is kept', () => {
    const { console, print, lines, skipped } = open();
    for (let index = 0; index < 1000; index++) print('\n\nab\n');
    print('a');
    print('b\nend');
    vi.advanceTimersByTime(1000);
    console.end();
    const shown = lines.filter(({ text }) => text !== 'end');
    expect(shown).toHaveLength(200);
    expect(skipped.reduce((sum, count) => sum + count, 0)).toBe(3001 - 200);
    expect(lines.at(-1)!.text).toBe('end');
  });

  test('leaves no report behind that would give a later line its place', () => {
    const { console, print, lines } = open();
    for (let index = 0; index < 300; index++) {
      console.hint('stdout', 'tick\n', index, site(index + 1));
      print('tick\n');
    }
    vi.advanceTimersByTime(1100);
    console.hint('stdout', 'tick\n', 5000, site(900));
    print('tick\n');
    expect(lines.at(-1)).toMatchObject({ atUs: 5000, line: 900 });
  });

  test('of reports that nearly fit costs a bounded time, and lines are shown all the same', () => {
    const { console, print, lines } = open();
    for (let index = 0; index < 512; index++) console.hint('stdout', 'a', 1, site(1));
    const before = process.cpuUsage();
    for (let index = 0; index < 150; index++) {
      print(`${'a'.repeat(600)}b\n`);
      for (let hint = 0; hint < 20; hint++) console.hint('stdout', 'a', 1, site(1));
    }
    vi.advanceTimersByTime(50);
    // Without a bound these are 400 million comparisons.
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
    expect(lines).toHaveLength(150);
    expect(lines.every(({ line }) => line === null)).toBe(true);
  });
});
