import { expect, test } from 'vitest';
import { presetOf } from './hostPresets.ts';

test('[CP12] each computer has its own preset, and that of the lessons until one was chosen', () => {
  const faults = [
    { kind: 'stepMode', on: true },
    { kind: 'preset', host: 'server', preset: 'fast' },
  ] as const;
  expect(presetOf(faults, 'server')).toBe('fast');
  expect(presetOf(faults, 'client')).toBe('lesson');
});
