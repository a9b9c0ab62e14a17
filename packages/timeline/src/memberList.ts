import { countBelow } from './history.ts';
import type { ListView } from './listView.ts';

/** One version of a member, and those before it, newest first: most members of a log change once or never. */
interface Version<T> {
  seq: number;
  value: T;
  before: Version<T> | null;
}

/**
 * A list that only grows, whose members change: packets, bands, marks, lines of a console. Each version of a member is kept with the `seq`
 * of the entry that made it. A picture of the list copies nothing: it is a bound on `seq`, and members are looked up through it, so
 * that it costs the same wherever in a long log it is taken.
 */
export interface MemberList<T> {
  readonly length: number;
  /** Adds a member and says its index. */
  add(seq: number, value: T): number;
  latest(index: number): T;
  set(index: number, seq: number, value: T): void;
  /** How many members there were after the first `applied` entries. */
  countAt(applied: number): number;
  /** The member after the first `applied` entries; it must have been there. */
  memberAt(index: number, applied: number): T;
  /** Counts the changes up to an entry: pictures of one number are equal. */
  versionAt(applied: number): number;
}

export function createMemberList<T>(): MemberList<T> {
  const created: number[] = [];
  const newest: Version<T>[] = [];
  const changeSeqs: number[] = [];

  function noteChange(seq: number) {
    if (changeSeqs.at(-1) !== seq) changeSeqs.push(seq);
  }

  return {
    get length() {
      return newest.length;
    },
    add(seq, value) {
      created.push(seq);
      noteChange(seq);
      return newest.push({ seq, value, before: null }) - 1;
    },
    latest: (index) => newest[index]!.value,
    set(index, seq, value) {
      const before = newest[index]!;
      if (before.value === value) return;
      noteChange(seq);
      if (before.seq === seq) before.value = value;
      else newest[index] = { seq, value, before };
    },
    countAt: (applied) => countBelow(created, applied),
    memberAt(index, applied) {
      let version = newest[index]!;
      while (version.seq >= applied && version.before !== null) version = version.before;
      return version.value;
    },
    versionAt: (applied) => countBelow(changeSeqs, applied),
  };
}

/** A member list after some entries of the log. */
export class MemberView<T> implements ListView<T> {
  readonly length: number;
  readonly #list: MemberList<T>;
  readonly #applied: number;

  constructor(list: MemberList<T>, applied: number) {
    this.#list = list;
    this.#applied = applied;
    this.length = list.countAt(applied);
  }

  at(index: number): T | undefined {
    const place = index < 0 ? this.length + index : index;
    return place >= 0 && place < this.length ? this.#list.memberAt(place, this.#applied) : undefined;
  }

  slice(from = 0, to = this.length): T[] {
    const bound = (index: number) => Math.min(this.length, Math.max(0, index < 0 ? this.length + index : index));
    const members: T[] = [];
    for (let index = bound(from); index < bound(to); index += 1)
      members.push(this.#list.memberAt(index, this.#applied));
    return members;
  }

  findLast(fits: (member: T) => boolean): T | undefined {
    for (let index = this.length - 1; index >= 0; index -= 1) {
      const member = this.#list.memberAt(index, this.#applied);
      if (fits(member)) return member;
    }
    return undefined;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let index = 0; index < this.length; index += 1) yield this.#list.memberAt(index, this.#applied);
  }

  /** Members at these indices, as they were: for lists that know where to look. */
  protected pick(indices: readonly number[]): T[] {
    return indices.map((index) => this.#list.memberAt(index, this.#applied));
  }
}
