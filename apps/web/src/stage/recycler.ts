/** What is to be drawn by an element of its own. */
interface Entry {
  id: number;
  /** Entries of one look are drawn by the same elements with the same words. */
  look: string;
}

/** What an element draws. An idle one is out of sight, as it was when its entry left, until another of its look comes. */
export interface Recycled<T> {
  key: number;
  entry: T;
  idle: boolean;
}

export interface RecyclerOptions {
  /** Ids whose elements are handed to nobody: those with the focus. */
  kept?: readonly (number | null)[];
  /** How many elements may be idle. */
  reserve: number;
}

/**
 * React keys for what is in view, in their own order, so that no element ever changes its place. An element whose entry has left is
 * taken over by an entry of the same look that comes: moving it is far cheaper than making another, for laying out words costs more
 * than all the rest of a jump through time. Entries that stay keep their element, and with it the focus.
 */
export function createRecycler<T extends Entry>(): (
  entries: readonly T[],
  options: RecyclerOptions,
) => readonly Recycled<T>[] {
  let drawn: readonly Recycled<T>[] = [];
  let made = 0;
  return (entries, { kept = [], reserve }) => {
    const coming = new Set(entries.map(({ id }) => id));
    const staying = new Map<number, number>();
    const free = new Map<string, Recycled<T>[]>();
    for (const one of drawn) {
      if (!one.idle && coming.has(one.entry.id)) staying.set(one.entry.id, one.key);
      else if (one.idle || !kept.includes(one.entry.id)) {
        const list = free.get(one.entry.look);
        if (list) list.push(one);
        else free.set(one.entry.look, [one]);
      }
    }
    const next: Recycled<T>[] = entries.map((entry) => {
      const key = staying.get(entry.id) ?? free.get(entry.look)?.shift()?.key ?? made++;
      return { key, entry, idle: false };
    });
    const idle = [...free.values()].flat().slice(0, reserve);
    drawn = [...next, ...idle.map((one) => ({ ...one, idle: true }))].sort((a, b) => a.key - b.key);
    return drawn;
  };
}
