import { expect, test } from 'vitest';
import { pinDigits, pinText } from './pinText.ts';

test('[CL58] a PIN is taken from whatever was pasted, and read in two groups', () => {
  expect(['482913', ' 482 913 ', '４８２９１３', 'PIN: 482-913', '4829137'].map(pinDigits)).toEqual(
    Array(5).fill('482913'),
  );
  expect(pinDigits('12a')).toBe('12');
  expect(pinText('482913')).toBe('482 913');
});
