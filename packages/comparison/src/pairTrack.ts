import type { KnownEntry } from './knownEntry.ts';
import { pairKeys } from './pairKeys.ts';

/** Two entries that are the same thing, or one that the other run does not have. */
export interface EntryPair {
  a: KnownEntry | null;
  b: KnownEntry | null;
}

/**
 * Aligns one track in two steps: first what is the very same, then, in the gaps that are left, what is of one kind. Rows keep the order of both
 * sides; inside a gap, those of `a` stand before those of `b`.
 */
export function pairTrack(
  a: readonly KnownEntry[],
  b: readonly KnownEntry[],
): { pairs: readonly EntryPair[]; exact: boolean } {
  const pairs: EntryPair[] = [];
  const same = pairKeys(a.map(identityOf), b.map(identityOf));
  let exact = same.exact;
  const takeGap = (someA: readonly KnownEntry[], someB: readonly KnownEntry[]) => {
    const alike = pairKeys(someA.map(keyOf), someB.map(keyOf));
    exact &&= alike.exact;
    walk(
      someA,
      someB,
      alike.pairs,
      (left, right) => {
        for (const entry of left) pairs.push({ a: entry, b: null });
        for (const entry of right) pairs.push({ a: null, b: entry });
      },
      (left, right) => pairs.push({ a: left, b: right }),
    );
  };
  walk(a, b, same.pairs, takeGap, (left, right) => pairs.push({ a: left, b: right }));
  return { pairs, exact };
}

const identityOf = ({ identity }: KnownEntry) => identity;
const keyOf = ({ key }: KnownEntry) => key;

function walk(
  a: readonly KnownEntry[],
  b: readonly KnownEntry[],
  pairs: readonly (readonly [number, number])[],
  onGap: (a: readonly KnownEntry[], b: readonly KnownEntry[]) => void,
  onPair: (a: KnownEntry, b: KnownEntry) => void,
): void {
  let fromA = 0;
  let fromB = 0;
  for (const [atA, atB] of [...pairs, [a.length, b.length] as const]) {
    if (fromA < atA || fromB < atB) onGap(a.slice(fromA, atA), b.slice(fromB, atB));
    if (atA < a.length && atB < b.length) onPair(a[atA]!, b[atB]!);
    fromA = atA + 1;
    fromB = atB + 1;
  }
}
