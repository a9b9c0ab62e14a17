import { createHistory } from './history.ts';
import type { PacketView } from './packetView.ts';

/** `instant`: something happened. `moves`: a packet moves from `fromUs` on. `rests`: one that moved from `fromUs` has stopped at `toUs`. */
export type Stir = { kind: 'instant' | 'moves'; fromUs: number } | { kind: 'rests'; fromUs: number; toUs: number };

/**
 * When something happened in a lab, in the order of its log: what a ladder's heights follow from. Numbers in columns, for there is more than
 * one for most entries of a log.
 */
export interface Activity {
  instant(seq: number, us: number): void;
  /** A packet has another version: what it moved, and moves. */
  packet(seq: number, before: PacketView | null, after: PacketView): void;
  readonly length: number;
  stir(index: number): Stir;
  seqOf(index: number): number;
  /** After the first `applied` entries: whether a packet moves, and until when anything that is over has gone on. */
  movesAt(applied: number): boolean;
  untilAt(applied: number): number;
}

export function createActivity(): Activity {
  const seqs: number[] = [];
  const froms: number[] = [];
  /** Of `rests`, when; null of `instant` and `moves`, which `movers` tells apart. */
  const tos: (number | null)[] = [];
  const moving: boolean[] = [];
  const moves = createHistory(false);
  const until = createHistory(0);
  let movers = 0;

  function add(seq: number, fromUs: number, toUs: number | null, isMove: boolean) {
    seqs.push(seq);
    froms.push(fromUs);
    tos.push(toUs);
    moving.push(isMove);
    if (isMove) movers += 1;
    if (toUs !== null) movers -= 1;
    moves.set(seq, movers > 0);
    if (!isMove) until.set(seq, Math.max(until.latest, toUs ?? fromUs));
  }

  return {
    instant: (seq, us) => add(seq, us, null, false),
    packet(seq, before, after) {
      const known = before === null ? [] : movesOf(before);
      const now = movesOf(after);
      // A hold that goes on takes the last move back.
      for (const { fromUs, toUs } of known.slice(now.length)) if (toUs === null) add(seq, fromUs, fromUs, false);
      now.forEach(({ fromUs, toUs }, index) => {
        const earlier = known[index];
        if (earlier !== undefined && earlier.toUs === toUs) return;
        if (earlier === undefined) add(seq, fromUs, null, true);
        if (toUs !== null) add(seq, fromUs, toUs, false);
      });
    },
    get length() {
      return seqs.length;
    },
    stir(index) {
      const fromUs = froms[index]!;
      const toUs = tos[index]!;
      return toUs === null ? { kind: moving[index] ? 'moves' : 'instant', fromUs } : { kind: 'rests', fromUs, toUs };
    },
    seqOf: (index) => seqs[index]!,
    movesAt: moves.at,
    untilAt: until.at,
  };
}

/** When a packet moved: between where it was held. */
function movesOf({ sentUs, endUs, holds }: PacketView): { fromUs: number; toUs: number | null }[] {
  const moves: { fromUs: number; toUs: number | null }[] = [];
  let fromUs: number | null = sentUs;
  for (const hold of holds) {
    if (fromUs !== null) moves.push({ fromUs, toUs: hold.fromUs });
    fromUs = hold.toUs;
  }
  if (fromUs !== null) moves.push({ fromUs, toUs: endUs });
  return moves;
}
