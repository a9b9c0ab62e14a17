import type { Activity, Stir } from './activity.ts';
import type { Cursor } from './cursor.ts';
import { countBelow, createHistory } from './history.ts';
import type { Ladder, LadderAt, LadderBreak, LadderOptions } from './ladderView.ts';
import { createMemberList } from './memberList.ts';

/** A stretch of the ladder from `fromUs` on; time runs true until `trueUntilUs`, then ever slower until the next stretch. */
interface Stretch {
  fromUs: number;
  /** Of the newest stretch not known yet: it follows from the cursor. */
  trueUntilUs: number;
  y: number;
}

/**
 * Where each moment of a log stands on the ladder, kept as the log grows. The stretches of true time are versioned like everything else of a picture: an entry
 * that is told late may mend those of the last moments, and a cursor before that entry still sees them as they were.
 */
export function createLadder(activity: Activity, { pxPerMs, idleMs = 700, breakPx = 40 }: LadderOptions): Ladder {
  const pxPerUs = pxPerMs / 1000;
  const idleUs = idleMs * 1000;
  const stretches = createMemberList<Stretch>();
  const count = createHistory(1);
  /** Everything that happened, sorted by its start, as far as it has been read. What still moves has no end. */
  const froms: number[] = [];
  const tos: number[] = [];
  let movers = 0;
  let untilUs = 0;
  let read = 0;
  stretches.add(-1, { fromUs: 0, trueUntilUs: idleUs, y: 0 });

  function yWithin({ fromUs, trueUntilUs, y }: Stretch, us: number): number {
    const rest = us - trueUntilUs;
    if (rest <= 0) return y + (us - fromUs) * pxPerUs;
    return y + (trueUntilUs - fromUs) * pxPerUs + breakPx * (1 - Math.exp((-rest * pxPerUs) / breakPx));
  }

  function put(seq: number, index: number, stretch: Stretch) {
    if (index === stretches.length) stretches.add(seq, stretch);
    else stretches.set(index, seq, stretch);
  }

  /** Keeps the list of what happened in order; what is new is nearly always the last. */
  function note(stir: Stir) {
    let place = countBelow(froms, stir.fromUs + 1);
    if (stir.kind !== 'rests') {
      froms.splice(place, 0, stir.fromUs);
      tos.splice(place, 0, stir.kind === 'moves' ? Number.POSITIVE_INFINITY : stir.fromUs);
      return;
    }
    while (tos[place - 1] !== Number.POSITIVE_INFINITY) place -= 1;
    tos[place - 1] = stir.toUs;
  }

  /** The stretches from the one that holds a moment on, worked out anew. */
  function mend(seq: number, us: number) {
    let index = stretchAt(count.latest, us, stretches.latest);
    let current = { ...stretches.latest(index) };
    current.trueUntilUs = current.fromUs + idleUs;
    for (let i = countBelow(froms, current.fromUs); i < froms.length; i += 1) {
      const fromUs = froms[i]!;
      if (fromUs > current.trueUntilUs) {
        put(seq, index, current);
        index += 1;
        current = { fromUs, trueUntilUs: fromUs + idleUs, y: yWithin(current, fromUs) };
      }
      current.trueUntilUs = Math.max(current.trueUntilUs, tos[i]! + idleUs);
    }
    put(seq, index, current);
    count.set(seq, index + 1);
  }

  function take(seq: number, stir: Stir) {
    const last = count.latest - 1;
    const newest = stretches.latest(last);
    const goesOnUs = movers > 0 ? Number.POSITIVE_INFINITY : untilUs + idleUs;
    const lastFromUs = froms.at(-1) ?? 0;
    note(stir);
    if (stir.kind === 'moves') movers += 1;
    else untilUs = Math.max(untilUs, stir.kind === 'rests' ? stir.toUs : stir.fromUs);
    if (stir.kind === 'rests') {
      movers -= 1;
      // Other things may have begun since a packet stopped of which it is told only now: they are no longer one with what it did.
      if (lastFromUs > stir.toUs + idleUs) mend(seq, stir.fromUs);
    } else if (stir.fromUs < newest.fromUs) mend(seq, stir.fromUs);
    else if (stir.fromUs > goesOnUs) {
      const closed = { ...newest, trueUntilUs: goesOnUs };
      put(seq, last, closed);
      put(seq, last + 1, { fromUs: stir.fromUs, trueUntilUs: stir.fromUs, y: yWithin(closed, stir.fromUs) });
      count.set(seq, last + 2);
    }
  }

  return {
    at({ applied, atUs }: Cursor): LadderAt {
      for (; read < activity.length; read += 1) take(activity.seqOf(read), activity.stir(read));
      const known = count.at(applied);
      const newestUntilUs = idleUs + (activity.movesAt(applied) ? atUs : activity.untilAt(applied));
      const stretch = (index: number): Stretch => {
        const one = stretches.memberAt(index, applied);
        return index === known - 1 ? { ...one, trueUntilUs: newestUntilUs } : one;
      };
      const placeOf = (us: number) => stretchAt(known, us, (index) => stretches.memberAt(index, applied));
      const y = (us: number) => {
        const from = Math.max(us, 0);
        return yWithin(stretch(placeOf(from)), from);
      };
      return {
        y,
        height: y(atUs),
        breaksBetween(fromUs, toUs) {
          const breaks: LadderBreak[] = [];
          for (let index = placeOf(Math.max(fromUs, 0)); index < known; index += 1) {
            const one = stretch(index);
            const start = one.trueUntilUs;
            if (start > Math.min(toUs, atUs)) break;
            const end = index === known - 1 ? atUs : stretch(index + 1).fromUs;
            if (end <= start || end < fromUs) continue;
            const top = yWithin(one, start);
            const height = yWithin(one, end) - top;
            breaks.push({
              fromUs: start,
              toUs: end,
              lengthUs: end - start,
              y: top,
              height,
              idleFromUs: start - idleUs,
            });
          }
          return breaks;
        },
      };
    },
  };
}

/** Of the first `count` stretches, the last one that begins at or before a moment. */
function stretchAt(count: number, us: number, stretch: (index: number) => Stretch): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stretch(middle).fromUs <= us) low = middle;
    else high = middle - 1;
  }
  return low;
}
