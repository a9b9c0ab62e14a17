import { expect, test } from 'vitest';
import type { RerunDifference } from './differences.ts';
import { verdictOf } from './rerunVerdict.ts';

const difference = (bareAck: boolean): RerunDifference => ({ kind: 'gone', what: '', detail: '', atUs: 0, bareAck });
const outcome = { differences: [], problems: [], reached: true };

test('[FK4] a rerun that lacks bare ACKs alone is not called another run', () => {
  expect(verdictOf(outcome)).toBe('same');
  expect(verdictOf({ ...outcome, differences: [difference(true)] })).toBe('nearly');
  expect(verdictOf({ ...outcome, differences: [difference(true), difference(false)] })).toBe('different');
  expect(verdictOf({ ...outcome, differences: [difference(true)], reached: false })).toBe('different');
  expect(verdictOf({ ...outcome, differences: 'open' })).toBe('open');
  expect(verdictOf({ differences: 'failed', problems: [{ seq: 0, atUs: 0, deed: '', why: '' }], reached: true })).toBe(
    'different',
  );
});
