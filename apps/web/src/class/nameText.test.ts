import { expect, test } from 'vitest';
import { nameText } from './nameText.ts';

test('[CL80] a name that is read from the right is isolated in a sentence, any other stays as it is', () => {
  expect(nameText('하늘')).toBe('하늘');
  expect(nameText('Zoë 😀')).toBe('Zoë 😀');
  expect(nameText('ליאור (שמאל)')).toBe('\u2068ליאור (שמאל)\u2069');
  expect(nameText('محمد 3')).toBe('\u2068محمد 3\u2069');
});
