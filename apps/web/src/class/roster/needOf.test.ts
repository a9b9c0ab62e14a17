import type { RosterRow } from '@socketlab/protocol/class';
import { describe, expect, test } from 'vitest';
import { clockText, durationText } from '../teach/clockText.ts';
import { keepOrder } from './keepOrder.ts';
import { commonErrors, sortRoster } from './needOf.ts';

const row = (nickname: string, rest: Partial<RosterRow> = {}): RosterRow => ({
  member: `member-${nickname}`,
  nickname,
  online: true,
  place: null,
  ticked: 0,
  tasks: 3,
  lab: null,
  programs: {},
  lastError: null,
  errors: {},
  lastAction: null,
  lastActionAtMs: null,
  movedAtMs: 1000,
  handAtMs: null,
  follow: true,
  ...rest,
});
const names = (rows: readonly RosterRow[]) => rows.map(({ nickname }) => nickname);

describe('roster', () => {
  test('[CL52] who needs help comes first: a hand, then a failure, then the longest stuck; who is away comes last', () => {
    const rows = [
      row('다 한 사람', { ticked: 3, movedAtMs: 1 }),
      row('방금 움직인 사람', { movedAtMs: 900 }),
      row('오래 막힌 사람', { movedAtMs: 100 }),
      row('나간 사람', { online: false, handAtMs: 1 }),
      row('오류를 만난 사람', { lastError: 'ECONNRESET', movedAtMs: 950 }),
      row('프로그램이 실패한 사람', { programs: { server: 'failed' }, movedAtMs: 960 }),
      row('나중에 손 든 사람', { handAtMs: 20, movedAtMs: 1 }),
      row('먼저 손 든 사람', { handAtMs: 10, movedAtMs: 990 }),
    ];
    expect(names(sortRoster(rows, 'need'))).toEqual([
      '먼저 손 든 사람',
      '나중에 손 든 사람',
      '오류를 만난 사람',
      '프로그램이 실패한 사람',
      '오래 막힌 사람',
      '방금 움직인 사람',
      '다 한 사람',
      '나간 사람',
    ]);
  });

  test('[CL52] an error that came up on the way to a step that is done asks for no help', () => {
    const done = row('가', { ticked: 3, lastError: 'ECONNREFUSED' });
    expect(names(sortRoster([done, row('나')], 'need'))).toEqual(['나', '가']);
  });

  test('[CL53] the other orders: by name as Korean readers and numbers count, by step, by time stuck', () => {
    const rows = [row('학생 10', { movedAtMs: 5 }), row('학생 2', { movedAtMs: 9 }), row('가람', { movedAtMs: 7 })];
    expect(names(sortRoster(rows, 'name'))).toEqual(['가람', '학생 2', '학생 10']);
    expect(names(sortRoster(rows, 'stuck'))).toEqual(['학생 10', '가람', '학생 2']);
    expect(names(sortRoster(rows, 'step', ({ nickname }) => nickname.length))).toEqual(['가람', '학생 2', '학생 10']);
  });

  test('[CL54] common errors count students, not errors', () => {
    const rows = [
      row('가', { errors: { ECONNRESET: 40, EPIPE: 1 } }),
      row('나', { errors: { ECONNREFUSED: 1 } }),
      row('다', { errors: { ECONNREFUSED: 2 } }),
    ];
    expect(commonErrors(rows)).toEqual([
      { code: 'ECONNREFUSED', students: 2 },
      { code: 'ECONNRESET', students: 1 },
      { code: 'EPIPE', students: 1 },
    ]);
  });

  test.each([
    [-400, '0:00'],
    [7_900, '0:07'],
    [750_000, '12:30'],
    [3_723_000, '1:02:03'],
  ])('[CL53] %d ms stuck are read as %s', (ms, text) => {
    expect(clockText(ms)).toBe(text);
  });

  test('[CL55] a recovery is read in tenths at first, then in minutes', () => {
    expect([840, 9_960, 12_400, 72_000].map(durationText)).toEqual(['0.8초', '10.0초', '12초', '1분 12초']);
  });
});

test('[CL53] while the order is held rows stay where they are, and new ones come last', () => {
  const rows = ['다', '가', '새', '나'].map((name) => row(name));
  expect(names(keepOrder(rows, ['member-가', 'member-나', 'member-다', 'member-나간']))).toEqual([
    '가',
    '나',
    '다',
    '새',
  ]);
});
