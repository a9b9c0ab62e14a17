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
  /** The newest version of every member: any picture is a copy of its beginning with the later changes taken back. */
  const latest: (T | null)[] = [];
  const changeSeqs: number[] = [];
  const changedCells: number[] = [];
  const kept = new Map<number, readonly T[]>();
  let everRemoved = false;

  function change(index: number, seq: number, value: T | null) {
    cells[index]!.set(seq, value);
    latest[index] = value;
    everRemoved ||= value === null;
    changeSeqs.push(seq);
    changedCells.push(index);
  }

  return {
    add(seq, value) {
      const index = cells.length;
      const history = createHistory<T | null>(null);
      cells.push(history);
      created.push(seq);
      change(index, seq, value);
      return {
        get latest() {
          return history.latest;
        },
        set(at, next) {
          if (next !== history.latest) change(index, at, next);
        },
      };
    },
    at(applied) {
      const version = countBelow(changeSeqs, applied);
      const known = kept.get(version);
      if (known !== undefined) return known;
      const members = latest.slice(0, countBelow(created, applied));
      for (let i = version; i < changedCells.length; i += 1) {
        const index = changedCells[i]!;
        if (index < members.length) members[index] = cells[index]!.at(applied);
      }
      const picture = everRemoved ? members.filter((member) => member !== null) : (members as T[]);
      kept.set(version, picture);
      if (kept.size > keptArrays) kept.delete(kept.keys().next().value!);
      return picture;
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
