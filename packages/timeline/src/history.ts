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

export interface CellList<T> {
  add(seq: number, value: T): Cell<T>;
  /** The members after the first `applied` entries, in the order in which they came. The same array as long as nothing changed. */
  at(applied: number): readonly T[];
}

/** How many pictures of a list are kept for the next look: a page looks at neighbouring moments. */
const keptArrays = 32;

export function createCellList<T>(): CellList<T> {
  const created: number[] = [];
  const cells: History<T | null>[] = [];
  const changes: number[] = [];
  const kept = new Map<number, readonly T[]>();

  function changedAt(seq: number) {
    if (changes.at(-1) !== seq) changes.push(seq);
    // The entry at hand may still change more; nobody has looked at it yet.
    kept.delete(changes.length);
  }

  return {
    add(seq, value) {
      const history = createHistory<T | null>(null);
      history.set(seq, value);
      created.push(seq);
      cells.push(history);
      changedAt(seq);
      return {
        get latest() {
          return history.latest;
        },
        set(at, next) {
          if (next === history.latest) return;
          history.set(at, next);
          changedAt(at);
        },
      };
    },
    at(applied) {
      const version = countBelow(changes, applied);
      const known = kept.get(version);
      if (known !== undefined) return known;
      const members: T[] = [];
      const count = countBelow(created, applied);
      for (let i = 0; i < count; i += 1) {
        const value = cells[i]!.at(applied);
        if (value !== null) members.push(value);
      }
      kept.set(version, members);
      if (kept.size > keptArrays) kept.delete(kept.keys().next().value!);
      return members;
    },
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
