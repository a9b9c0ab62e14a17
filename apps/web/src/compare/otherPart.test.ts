import { expect, test } from 'vitest';
import { otherPart } from './otherPart.ts';

test('[VS22] of a long text that differs late, the part that differs is told', () => {
  const [closed, open] = ['{ allowHalfOpen: false }, (anonymous)', '{ allowHalfOpen: true }, (anonymous)'];
  expect(otherPart(closed, open, true)).toBe('…Open: false }, (anonymous)');
  expect(otherPart(open, closed, true)).toBe('…Open: true }, (anonymous)');
  expect(otherPart('false', 'true', false)).toBe('false');
  expect(otherPart('close false', 'close true', true)).toBeNull();
  expect(otherPart('', 'more', false)).toBe('');
});
