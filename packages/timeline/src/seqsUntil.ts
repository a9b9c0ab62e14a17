import { countBelow } from './history.ts';

/** The first so many of a list of `seq` that goes on growing. */
class SeqsUntil {
  readonly length: number;
  readonly #all: readonly number[];

  constructor(all: readonly number[], length: number) {
    this.#all = all;
    this.length = length;
  }

  includes(seq: number): boolean {
    const at = countBelow(this.#all, seq);
    return at < this.length && this.#all[at] === seq;
  }
}

/** A list of ascending `seq` of which every version is kept, without a copy for each: a log can have very many of one packet. */
export interface GrowingSeqs {
  /** The list with one more at its end; those that were given before stay as they are. */
  with(seq: number): SeqsUntil;
}

export function createGrowingSeqs(): GrowingSeqs {
  const all: number[] = [];
  return { with: (seq) => new SeqsUntil(all, all.push(seq)) };
}
