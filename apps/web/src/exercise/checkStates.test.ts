import type { Check, Exercise, Trial } from '@socketlab/lessons';
import { expect, it } from 'vitest';
import { checkStates, firstFailure } from './checkStates.ts';
import type { Attempt } from './exerciseStore.ts';

const check = (id: string): Check => ({
  id,
  text: `${id}입니다`,
  otherwise: `${id}이 아닙니다.`,
  claim: { probe: id },
});
const trial = (id: string, ...checks: Check[]): Trial => ({ id, title: id, checks });
const [a, b, c] = [check('a'), check('b'), check('c')];
const exercise: Exercise = {
  id: 'one',
  file: 'server.js',
  solution: 'x.js',
  wrong: [],
  hints: [],
  trials: [trial('first', a, b), trial('second', c)],
};
const verdict = (ok: boolean) => ({ ok, seq: 3, expected: '1번', got: '2번' });
const states = (attempt?: Attempt) => [...checkStates(exercise, attempt).values()];

it('[EX1] what was not come to is open, and the first that failed is told', () => {
  expect(states()).toEqual(['open', 'open', 'open']);
  expect(states({ status: 'running', trial: exercise.trials[0]!, index: 0 })).toEqual(['running', 'running', 'open']);
  const checks = [
    { check: a, verdict: null },
    { check: b, verdict: verdict(false) },
  ];
  const failed: Attempt = {
    status: 'judged',
    lab: 'x',
    result: { passed: false, trials: [{ trial: exercise.trials[0]!, checks }] },
  };
  expect(states(failed)).toEqual(['impossible', 'failed', 'open']);
  expect(firstFailure(failed)).toMatchObject({ check: b, verdict: { got: '2번' } });
  expect(firstFailure({ status: 'broken', why: '끊김' })).toBeNull();
});
