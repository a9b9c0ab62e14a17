import { ClassError } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import { createManualClock } from '../../test/manualClock.ts';
import { createPinTries, type PinTries } from './pinTries.ts';

const refused = (tries: PinTries, address: string): boolean => {
  try {
    tries.mayTry(address);
    return false;
  } catch (error) {
    if (error instanceof ClassError && error.code === 'too-many-tries') return true;
    throw error;
  }
};

test('[CL9] an address that guesses is refused after 30 mistakes, and heard again after ten minutes', () => {
  const clock = createManualClock();
  const tries = createPinTries(clock);
  for (let i = 0; i < 30; i++) {
    expect(refused(tries, '10.0.0.1')).toBe(false);
    tries.failed('10.0.0.1');
  }
  expect(refused(tries, '10.0.0.1')).toBe(true);
  expect(refused(tries, '::ffff:10.0.0.1')).toBe(true);
  expect(refused(tries, '10.0.0.2')).toBe(false);
  clock.advance(10 * 60_000);
  expect(refused(tries, '10.0.0.1')).toBe(false);
});

test('[CL9] many addresses share 600 mistakes; whoever has made none still gets in', () => {
  const tries = createPinTries(createManualClock());
  for (let i = 0; i < 600; i++) tries.failed(`10.1.${i % 200}.1`);
  expect(refused(tries, '10.1.7.1')).toBe(true);
  expect(refused(tries, '192.168.0.9')).toBe(false);
  tries.failed('192.168.0.9');
  expect(refused(tries, '192.168.0.9')).toBe(true);
});

test('[CL9] whoever has 2^64 addresses of IPv6 is one address', () => {
  const tries = createPinTries(createManualClock());
  for (let i = 0; i < 30; i++) tries.failed(`2001:db8:0:7::${i.toString(16)}`);
  expect(refused(tries, '2001:db8::7:aaaa:bbbb:cccc:dddd')).toBe(true);
  expect(refused(tries, '2001:db8:0:8::1')).toBe(false);
});
