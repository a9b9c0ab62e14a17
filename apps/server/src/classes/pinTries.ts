import { ClassError } from '@socketlab/protocol/class';
import type { Clock } from '../clock.ts';

/** Counts wrong PINs and refuses whoever tries too often. Right ones cost nothing: a classroom joins from one address within a minute. */
export interface PinTries {
  /** Throws `too-many-tries`. */
  mayTry(address: string): void;
  failed(address: string): void;
}

const windowUs = 10 * 60 * 1e6;
/** Of one address. A room of 300 behind one router mistypes now and then. */
const perAddress = 30;
/**
 * Of all addresses together. A wrong PIN names no class, so each counts against every class. Beyond it only addresses pass that
 * have made no mistake in this window: students who come now get in, and a guesser needs a new address for every single try.
 */
const perClass = 600;
/** Addresses that are remembered; the one that failed longest ago is forgotten for the next. */
const addressesKept = 10_000;

/**
 * One PIN of a million, guessed at: with one address 180 tries an hour, a chance of 0.02 % for each class; with 20 addresses or more
 * 3,600 tries, 0.36 %, and from there on one more try for each new address.
 */
export function createPinTries(clock: Clock): PinTries {
  const failures = new Map<string, number[]>();
  let all: number[] = [];

  const recent = (times: readonly number[]) => times.filter((at) => clock.nowUs() - at < windowUs);

  return {
    mayTry(address) {
      const own = recent(failures.get(keyOf(address)) ?? []).length;
      all = recent(all);
      if (own >= perAddress || (own > 0 && all.length >= perClass)) throw new ClassError('too-many-tries');
    },
    failed(address) {
      const key = keyOf(address);
      const own = recent(failures.get(key) ?? []);
      failures.delete(key);
      failures.set(key, [...own, clock.nowUs()]);
      all = [...recent(all), clock.nowUs()].slice(-perClass);
      if (failures.size > addressesKept) failures.delete(failures.keys().next().value ?? '');
    },
  };
}

/** An address, or of IPv6 the first 64 bits: the rest of them is the guest's own to choose (RFC 4291, 2.5.4). */
function keyOf(address: string): string {
  const v4 = /(?:^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (v4 !== undefined || !address.includes(':')) return v4 ?? address;
  const [head = '', tail] = address.split('%', 1)[0]!.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array<string>(Math.max(0, zeros)).fill('0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
