import { ClassError } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import { createManualClock } from '../../test/manualClock.ts';
import { addressKey, siteKey } from '../guard/addressKey.ts';
import { createPinTries } from './pinTries.ts';

function createTries() {
  const clock = createManualClock();
  const tries = createPinTries(clock);
  const isHeard = (address: string): boolean => {
    try {
      tries.mayTry(address);
      return true;
    } catch (error) {
      if (error instanceof ClassError && error.code === 'too-many-tries') return false;
      throw error;
    }
  };
  return {
    isHeard,
    advance: clock.advance,
    /** Tries as long as it is heard, at most so often; gives how often it was. */
    guess(address: string, times: number) {
      let heard = 0;
      while (heard < times && isHeard(address)) {
        tries.failed(address);
        heard += 1;
      }
      return heard;
    },
  };
}
const v4 = (index: number) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;

test('[CL9] an address has thirty wrong PINs in five minutes, and others are not touched by it', () => {
  const tries = createTries();
  expect(tries.guess('192.0.2.1', 100)).toBe(30);
  expect(tries.isHeard('192.0.2.2')).toBe(true);
  tries.advance(5 * 60_000 - 1);
  expect(tries.isHeard('192.0.2.1')).toBe(false);
  tries.advance(1);
  expect(tries.guess('192.0.2.1', 100)).toBe(30);
});

test('[CL9] the more is guessed in all, the fewer tries an address has; one that has not failed is always heard', () => {
  const tries = createTries();
  for (let index = 0; index < 10; index++) tries.guess(v4(index), 100);
  expect(tries.guess(v4(100), 100)).toBe(5);
  for (let index = 200; index < 1_000; index++) tries.guess(v4(index), 100);
  expect(tries.guess(v4(5_000), 100)).toBe(1);
  expect(tries.isHeard(v4(5_001))).toBe(true);
});

test('[CL9] in an hour a thousand addresses try about 41,000 PINs', () => {
  const tries = createTries();
  let heard = 0;
  for (let minute = 0; minute < 60; minute++) {
    for (let index = 0; index < 1_000; index++) heard += tries.guess(v4(index), 30);
    tries.advance(60_000);
  }
  expect(heard).toBeGreaterThan(40_000);
  expect(heard).toBeLessThan(43_000);
});

test('[CL9] a whole /64 is one address, and a whole /48 no more than four', () => {
  const tries = createTries();
  let heard = 0;
  for (let index = 0; index < 40; index++) heard += tries.guess(`2001:db8:0:1::${index.toString(16)}`, 10);
  expect(heard).toBe(30);
  for (let net = 2; net < 400; net++) heard += tries.guess(`2001:db8:0:${net.toString(16)}::1`, 10);
  expect(heard).toBe(120);
});

test.each([
  ['192.0.2.1', '192.0.2.1', null],
  ['::ffff:192.0.2.1', '192.0.2.1', null],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:0db8:1:2::9', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
])('[CL9] %s counts as %s', (address, key, site) => {
  expect([addressKey(address), siteKey(address)]).toEqual([key, site]);
});
