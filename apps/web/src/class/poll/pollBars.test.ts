import type { PollView } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import { outcomeWords, pollBars } from './pollBars.ts';

const poll: PollView = {
  id: 1,
  question: '무엇이 올까요',
  choices: ['ECONNREFUSED', 'ETIMEDOUT', '아무것도 오지 않습니다'],
  place: null,
  open: true,
  answered: 8,
  counts: [2, 6, 0],
  outcome: null,
};

test('[CL56] bars are as long as their share of the commonest answer and say their share of all', () => {
  expect(pollBars(poll).map(({ percent, share, count }) => [percent, share, count])).toEqual([
    [25, 1 / 3, 2],
    [75, 1, 6],
    [0, 0, 0],
  ]);
  expect(pollBars({ ...poll, counts: [0, 0, 0] }).map(({ share }) => share)).toEqual([0, 0, 0]);
});

test('[CL56] counts that are kept back show no bars', () => {
  expect(pollBars({ ...poll, counts: null }).every(({ count, share }) => count === null && share === 0)).toBe(true);
});

test('[CL57] the real outcome is marked, and who says so', () => {
  const shown = { ...poll, outcome: { choice: 0, by: 'run' } } as const;
  expect(pollBars(shown).map(({ real }) => real)).toEqual([true, false, false]);
  expect(outcomeWords(poll)).toBeNull();
  expect(outcomeWords(shown)).toBe('무대의 실행이 보여 준 결과입니다. 8명 가운데 2명이 맞혔습니다.');
  expect(outcomeWords({ ...shown, counts: null, outcome: { choice: 1, by: 'instructor' } })).toBe(
    '강사가 정한 결과입니다.',
  );
});
