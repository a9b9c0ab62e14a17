/** Where a shelf keeps things: `localStorage` in the browser. */
export type ShelfStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** `off`: this browser keeps nothing, or its room is used up. */
export type Keeping = 'kept' | 'pending' | 'off';

/** Another tab wrote what is kept here. `overwritten`: this tab had written too, and its text is what stays. */
export interface ForeignWrite<T> {
  key: string;
  theirs: T | null;
  ours: T | null;
  overwritten: boolean;
}

export interface ShelfParts<T> {
  storage: ShelfStorage | null;
  /** Carries the version: `socketlab.work.1:`. */
  prefix: string;
  /** Null for anything that is not readable. */
  parse(value: unknown): T | null;
  setTimer(run: () => void, ms: number): () => void;
  onKeeping(keeping: Keeping): void;
  onForeign(write: ForeignWrite<T>): void;
}

export interface Shelf<T> {
  entries(): ReadonlyMap<string, T>;
  get(key: string): T | null;
  /** Known at once, kept a moment later. Null takes it away. */
  put(key: string, value: T | null): void;
  /** Keeps now what was not kept yet. False: this browser can't. */
  flush(): boolean;
  /** A `storage` event: another tab has written. */
  heard(storageKey: string | null, text: string | null): void;
}

const quietMs = 500;

/**
 * Small things by their keys, one entry of the storage each, so that two tabs which write different ones never meet. Everything is in
 * memory too: a browser that keeps nothing costs only the next visit. A text that another tab has written since is never written over
 * without word: what both wrote is told to `onForeign`, and nothing of it is lost before that.
 */
export function createShelf<T>(parts: ShelfParts<T>): Shelf<T> {
  const { storage, prefix } = parts;
  const memory = new Map<string, T>();
  /** The storage's text as this tab knows it. */
  const known = new Map<string, string | null>();
  const dirty = new Set<string>();
  let cancel: (() => void) | null = null;

  function read(text: string | null): T | null {
    if (text === null) return null;
    try {
      return parts.parse(JSON.parse(text));
    } catch {
      return null;
    }
  }

  function load(): void {
    try {
      if (!storage) throw new Error('nothing is kept here');
      const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
      for (const name of names.filter((one) => one.startsWith(prefix))) {
        const key = name.slice(prefix.length);
        const text = storage.getItem(name);
        const value = read(text);
        known.set(key, text);
        if (value !== null) memory.set(key, value);
      }
      // Only now: storage that is full takes nothing more, and still has all that it has.
      storage.setItem(`${prefix}?`, '');
      storage.removeItem(`${prefix}?`);
    } catch {
      parts.onKeeping('off');
    }
  }

  function write(storage: ShelfStorage, key: string): void {
    const there = storage.getItem(prefix + key);
    const ours = memory.get(key) ?? null;
    const text = ours === null ? null : JSON.stringify(ours);
    if (there !== (known.get(key) ?? null) && there !== text)
      parts.onForeign({ key, theirs: read(there), ours, overwritten: true });
    if (text === null) storage.removeItem(prefix + key);
    else storage.setItem(prefix + key, text);
    known.set(key, text);
  }

  function flush(): boolean {
    cancel?.();
    cancel = null;
    for (const key of storage ? dirty : []) {
      try {
        write(storage!, key);
        dirty.delete(key);
      } catch {
        // Full, or refused in a private window: it stays in memory, and the next change tries again. A smaller one may still have room.
      }
    }
    const kept = storage !== null && dirty.size === 0;
    parts.onKeeping(kept ? 'kept' : 'off');
    return kept;
  }

  load();
  return {
    entries: () => memory,
    get: (key) => memory.get(key) ?? null,
    put(key, value) {
      if (value === null) memory.delete(key);
      else memory.set(key, value);
      dirty.add(key);
      if (storage) parts.onKeeping('pending');
      cancel?.();
      cancel = parts.setTimer(flush, quietMs);
    },
    flush,
    heard(storageKey, text) {
      const key = storageKey?.startsWith(prefix) ? storageKey.slice(prefix.length) : null;
      // What this tab has yet to write is compared when it is written.
      if (key === null || dirty.has(key) || known.get(key) === text) return;
      const ours = memory.get(key) ?? null;
      const theirs = read(text);
      known.set(key, text);
      if (theirs === null) memory.delete(key);
      else memory.set(key, theirs);
      parts.onForeign({ key, theirs, ours, overwritten: false });
    },
  };
}
