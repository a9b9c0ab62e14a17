/**
 * Values with a memory. Each version is kept with the `seq` of the entry that made it, so the picture after any number of entries
 * is looked up, never replayed: a seek costs the same wherever it lands, and a part that did not change is the very same object.
 */
export interface History<T> {
  readonly latest: T;
  set(seq: number, value: T): void;
  /** The value after the first `applied` entries. */
  at(applied: number): T;
}

export function createHistory<T>(initial: T): History<T> {
  const seqs: number[] = [];
  const values: T[] = [];
  let latest = initial;
  return {
    get latest() {
      return latest;
    },
    set(seq, value) {
      if (value === latest) return;
      latest = value;
      if (seqs.at(-1) === seq) values[values.length - 1] = value;
      else {
        seqs.push(seq);
        values.push(value);
      }
    },
    at(applied) {
      const index = countBelow(seqs, applied);
      return index === 0 ? initial : values[index - 1]!;
    },
  };
}

/** One member of a list, with its versions. `null` means that it is gone from the list. */
export interface Cell<T> {
  readonly latest: T | null;
  set(seq: number, value: T | null): void;
}

/** A list of members that change often and may go, few at a time: sockets of a host, pins of a program. */
export interface CellList<T> {
  add(seq: number, value: T): Cell<T>;
  /** The members after the first `applied` entries, in the order in which they came. The same array as long as nothing changed. */
  at(applied: number): readonly T[];
}

export function createCellList<T>(): CellList<T> {
  const created: number[] = [];
  const cells: History<T | null>[] = [];
  const changeSeqs: number[] = [];

  function noteChange(seq: number) {
    if (changeSeqs.at(-1) !== seq) changeSeqs.push(seq);
  }

  return {
    add(seq, value) {
      const history = createHistory<T | null>(null);
      history.set(seq, value);
      cells.push(history);
      created.push(seq);
      noteChange(seq);
      return {
        get latest() {
          return history.latest;
        },
        set(at, next) {
          if (next === history.latest) return;
          history.set(at, next);
          noteChange(at);
        },
      };
    },
    // Each member is looked up in its own versions: what the others did, and what came later, costs nothing.
    at: keepPictures(
      (applied) => countBelow(changeSeqs, applied),
      (applied) => {
        const members: T[] = [];
        const count = countBelow(created, applied);
        for (let index = 0; index < count; index += 1) {
          const member = cells[index]!.at(applied);
          if (member !== null) members.push(member);
        }
        return members;
      },
    ),
  };
}

/** How many pictures of a list are kept for the next look: a page looks at neighbouring moments. */
const keptPictures = 32;

/** One picture for each version of a list, so that a list that did not change is the very same object. */
export function keepPictures<V>(versionAt: (applied: number) => number, make: (applied: number) => V) {
  const kept = new Map<number, V>();
  return (applied: number): V => {
    const version = versionAt(applied);
    const known = kept.get(version);
    if (known !== undefined) return known;
    const picture = make(applied);
    kept.set(version, picture);
    if (kept.size > keptPictures) kept.delete(kept.keys().next().value!);
    return picture;
  };
}

/** How many of the ascending numbers are below `bound`. */
export function countBelow(ascending: readonly number[], bound: number): number {
  let low = 0;
  let high = ascending.length;
  // Most looks are at the newest version.
  if (high === 0 || ascending[high - 1]! < bound) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
