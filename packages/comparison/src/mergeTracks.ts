import type { EntryPair } from './pairTrack.ts';

/**
 * Puts the rows of all tracks into one order that keeps each track's own and follows time: places of both logs are laid on one line, with what was
 * aligned as its pins.
 *
 *     log a   0──────3─────────7──9          line = place in a + place in b at a pin,
 *             │      │         │  │          and in between in proportion
 *     log b   0──2───────5─────6──9
 */
export function mergeTracks(tracks: readonly (readonly EntryPair[])[]): EntryPair[] {
  const pins = pinsOf(tracks.flat());
  const placed = tracks.flatMap((pairs, track) => {
    const before = { a: 0, b: 0 };
    const rows = pairs.map((pair) => ({ pair, track, place: placeOf(pair, pins), index: 0 }));
    // Only what came earlier in its own log has to stay earlier: two sides of one gap may mix.
    for (const row of rows) {
      const { a, b } = row.pair;
      if (a) row.place = Math.max(row.place, before.a);
      if (b) row.place = Math.max(row.place, before.b);
      if (a) before.a = row.place;
      if (b) before.b = row.place;
    }
    rows.forEach((row, index) => {
      row.index = index;
    });
    return rows;
  });
  placed.sort((x, y) => x.place - y.place || x.track - y.track || x.index - y.index);
  return placed.map(({ pair }) => pair);
}

type Pin = readonly [a: number, b: number];

/** The longest run of aligned rows that rises in both logs. */
function pinsOf(pairs: readonly EntryPair[]): Pin[] {
  const both = pairs.flatMap(({ a, b }): Pin[] => (a && b ? [[a.seq, b.seq]] : [])).sort((x, y) => x[0] - y[0]);
  // Patience sorting: ends[n] is the pin that ends a run of n + 1 lowest.
  const ends: number[] = [];
  const previous: number[] = [];
  both.forEach(([, b], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (both[ends[middle]!]![1] < b) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? ends[low - 1]! : -1;
    ends[low] = index;
  });
  const pins: Pin[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) pins.push(both[index]!);
  return pins.reverse();
}

function placeOf({ a, b }: EntryPair, pins: readonly Pin[]): number {
  const inA = a ? onLine(a.seq, 0, pins) : null;
  const inB = b ? onLine(b.seq, 1, pins) : null;
  return inA !== null && inB !== null ? (inA + inB) / 2 : (inA ?? inB ?? 0);
}

function onLine(seq: number, side: 0 | 1, pins: readonly Pin[]): number {
  let low = 0;
  let high = pins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pins[middle]![side] <= seq) low = middle + 1;
    else high = middle;
  }
  const before = pins[low - 1] ?? [-1, -1];
  const after = pins[low];
  const from = before[0] + before[1];
  // Behind the last pin both logs go on at the pace of two.
  if (!after) return from + 2 * (seq - before[side]);
  return from + ((after[0] + after[1] - from) * (seq - before[side])) / (after[side] - before[side]);
}
