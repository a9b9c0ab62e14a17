import { ClassError } from '@socketlab/protocol/class';
import type { Clock } from '../clock.ts';
import { addressKey, siteKey } from '../guard/addressKey.ts';

/**
 * Wrong PINs, counted by address (IPv6: by /64, and by /48 at four times as many) and for the whole server. A wrong PIN names no
 * class, so each counts against every class. Right ones cost nothing: a classroom joins from one address within a minute.
 *
 * An address that is out of tries is refused unread, right PIN or not: that it would get in with a right one is just what a
 * guesser wants to know. How many tries it has depends on how much is being guessed on the whole server, in windows of 5 minutes:
 *
 *   wrong PINs of all     tries of an address    a guesser with n addresses, in an hour
 *   fewer than 300        30                     n × 360
 *   300 to 2,999          5                      n × 60
 *   3,000 and more        1                      n × 12
 *
 * With one class open a guess hits once in 1,000,000; with c classes c times as often. So in an hour one address finds a class
 * with a chance of 0.04 %, ten addresses 0.4 %, a hundred (then at 5 tries) 0.9 %, a thousand 4 %, ten thousand (then at 1 try)
 * 15 %. What is won is a student's seat, seen by the instructor and taken back with one press.
 *
 * Nobody locks a class out from elsewhere: however many guess, an address without a wrong PIN in its window is always heard, and a
 * classroom's address may make a few mistakes even then. Who stands behind the same address as a guesser waits until that window
 * is over, at most 5 minutes.
 */
export interface PinTries {
  /** Throws `too-many-tries`. */
  mayTry(address: string): void;
  failed(address: string): void;
}

const windowUs = 5 * 60 * 1e6;
const triesAt = (wrongOfAll: number): number => (wrongOfAll < 300 ? 30 : wrongOfAll < 3_000 ? 5 : 1);
const siteFactor = 4;
/** Addresses kept in mind, about 2 MB; the one whose window began first makes room. */
const addressesKept = 10_000;

interface Count {
  sinceUs: number;
  wrong: number;
}

export function createPinTries(clock: Clock): PinTries {
  const counts = new Map<string, Count>();
  let all: Count = { sinceUs: Number.NEGATIVE_INFINITY, wrong: 0 };

  const isOver = (count: Count) => clock.nowUs() - count.sinceUs >= windowUs;
  const wrongOf = (key: string): number => {
    const count = counts.get(key);
    return count === undefined || isOver(count) ? 0 : count.wrong;
  };
  const count = (key: string) => {
    const known = counts.get(key);
    if (known !== undefined && !isOver(known)) {
      known.wrong += 1;
      return;
    }
    // Taken out first, so that the map's order is the order in which the windows began.
    counts.delete(key);
    const [oldest] = counts.keys();
    if (counts.size >= addressesKept && oldest !== undefined) counts.delete(oldest);
    counts.set(key, { sinceUs: clock.nowUs(), wrong: 1 });
  };

  return {
    mayTry(address) {
      const tries = triesAt(isOver(all) ? 0 : all.wrong);
      const site = siteKey(address);
      const tired = wrongOf(addressKey(address)) >= tries || (site !== null && wrongOf(site) >= siteFactor * tries);
      if (tired) throw new ClassError('too-many-tries');
    },
    failed(address) {
      if (isOver(all)) all = { sinceUs: clock.nowUs(), wrong: 0 };
      all.wrong += 1;
      count(addressKey(address));
      const site = siteKey(address);
      if (site !== null) count(site);
    },
  };
}
