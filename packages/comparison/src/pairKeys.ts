import { diffArrays } from 'diff';

/** Places of equal keys in two lists, rising in both. */
export type Pairs = readonly (readonly [a: number, b: number])[];

/**
 * Myers' algorithm takes time by the square of what differs (O((N+M)D), "An O(ND) Difference Algorithm", 1986), so D is bounded: some
 * hundreds of milliseconds at the very worst.
 */
const editBound = 1000;
/** Beyond it lists are compared in windows of so many keys: work grows with the length alone. */
const windowKeys = 64;

/**
 * Aligns two lists of keys: as many equal ones as there can be, in order. Lists that differ too much are aligned window by window, which may miss
 * some; `exact` says so. Deterministic.
 */
export function pairKeys(a: readonly string[], b: readonly string[]): { pairs: Pairs; exact: boolean } {
  const numbers = new Map<string, number>();
  const numbered = (keys: readonly string[]) =>
    keys.map((key) => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    });
  const left = numbered(a);
  const right = numbered(b);
  const whole = pairWithin(left, right, editBound);
  return whole ? { pairs: whole, exact: true } : { pairs: pairInWindows(left, right), exact: false };
}

/** Null where more than `bound` keys would have to be left out. */
function pairWithin(a: number[], b: number[], bound: number): Pairs | null {
  const parts = diffArrays(a, b, { maxEditLength: bound });
  if (parts === undefined) return null;
  const pairs: [number, number][] = [];
  let atA = 0;
  let atB = 0;
  for (const { added, removed, count } of parts) {
    if (added) atB += count;
    else if (removed) atA += count;
    else for (let i = 0; i < count; i += 1) pairs.push([atA++, atB++]);
  }
  return pairs;
}

/** Of each window the first half is kept, and the next one begins behind the last pair that was. */
function pairInWindows(a: number[], b: number[]): Pairs {
  const half = windowKeys / 2;
  const least = windowKeys / 4;
  const pairs: (readonly [number, number])[] = [];
  let fromA = 0;
  let fromB = 0;
  while (fromA < a.length && fromB < b.length) {
    const last = fromA + windowKeys >= a.length && fromB + windowKeys >= b.length;
    const found =
      pairWithin(a.slice(fromA, fromA + windowKeys), b.slice(fromB, fromB + windowKeys), 2 * windowKeys) ?? [];
    const kept = last ? found : found.filter(([x, y]) => x < half && y < half);
    for (const [x, y] of kept) pairs.push([fromA + x, fromB + y]);
    if (last) break;
    const end = kept.at(-1) ?? [half - 1, half - 1];
    fromA += Math.max(end[0] + 1, least);
    fromB += Math.max(end[1] + 1, least);
  }
  return pairs;
}
