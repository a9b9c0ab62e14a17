import type { LinePin, ProgramView } from '@socketlab/timeline';
import { describe, expect, it } from 'vitest';
import { groupPins, lineTraces, noTraces } from './traces.ts';

const pin = (line: number, label: string, count: number, lastSeq: number): LinePin => ({
  line,
  kind: 'event',
  label,
  count,
  lastUs: lastSeq,
  lastSeq,
});

const program: ProgramView = {
  program: 'p1',
  spawnedSeq: 0,
  host: 'client',
  file: 'client.js',
  source: 'a\nb\n',
  status: 'running',
  pid: 7,
  frozen: false,
  exit: null,
  console: [],
  hot: { line: 2, column: 1, label: 'data', kind: 'event', atUs: 5, seq: 9 },
  pins: [pin(2, 'data', 1, 9)],
  uncaught: null,
};

describe('groupPins', () => {
  it('[CP2] one pill a line: the newest label, how often it came, how many others', () => {
    const pins = groupPins([pin(4, 'data', 3, 20), pin(1, 'connect', 1, 5), pin(4, 'error', 1, 7)]);
    expect(pins.map(({ line, text }) => [line, text])).toEqual([
      [1, 'connect'],
      [4, 'data ×3 +1'],
    ]);
    expect(pins[1]?.title).toBe('data 3회, error 1회');
  });
});

describe('lineTraces', () => {
  it('[CP1] belong to the source that ran and to no other', () => {
    expect(lineTraces(program, program.source)).toMatchObject({ hot: { line: 2 }, pins: [{ line: 2 }] });
    expect(lineTraces(program, `${program.source}// new`)).toBe(noTraces);
    expect(lineTraces(null, 'a')).toBe(noTraces);
  });

  it('[CP1] nothing glows once the program is over, but what happened stays pinned', () => {
    const over = lineTraces({ ...program, status: 'exited' }, program.source);
    expect(over.hot).toBeNull();
    expect(over.pins).toHaveLength(1);
  });

  it('[CP3] an uncaught error is marked where it was thrown', () => {
    const site = { file: 'client.js', line: 1, column: 3 };
    const uncaught = { name: 'TypeError', message: 'x is not a function', code: null, stack: '', site };
    const failed = lineTraces({ ...program, uncaught }, program.source);
    expect(failed.error).toEqual({ line: 1, text: 'TypeError x is not a function' });
  });
});
