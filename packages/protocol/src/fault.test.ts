import { expect, test } from 'vitest';
import { wireFaultSchema } from './fault.ts';

test('[FT14] an MTU that a Linux host would never go down to is refused', () => {
  const passes = (bytes: number) => wireFaultSchema.safeParse({ kind: 'mtu', bytes, tellSender: true }).success;
  expect([552, 1500].every(passes)).toBe(true);
  expect([68, 551, 1501].some(passes)).toBe(false);
});
