import { expect, it } from 'vitest';
import { createShelf, type ForeignWrite, type Keeping, type ShelfStorage } from './shelf.ts';

/** A storage with a bound, shared by tabs. */
function fakeStorage(roomChars = 10_000): ShelfStorage & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    removeItem: (key) => void texts.delete(key),
    setItem(key, text) {
      const others = [...texts].filter(([one]) => one !== key);
      if (others.reduce((sum, [, one]) => sum + one.length, text.length) > roomChars) throw new Error('full');
      texts.set(key, text);
    },
  };
}

function tab(storage: ShelfStorage | null) {
  const keeping: Keeping[] = [];
  const foreign: ForeignWrite<string>[] = [];
  const timers: (() => void)[] = [];
  const shelf = createShelf<string>({
    storage,
    prefix: 'w.1:',
    parse: (value) => (typeof value === 'string' ? value : null),
    setTimer(run) {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
    onKeeping: (one) => keeping.push(one),
    onForeign: (one) => foreign.push(one),
  });
  return { shelf, keeping, foreign, passTime: () => timers.splice(0).forEach((run) => void run()) };
}

it('[OC4] what was put is kept after a moment, and is there for the next page', () => {
  const storage = fakeStorage();
  const { shelf, keeping, passTime } = tab(storage);
  shelf.put('a/1', 'mine');
  expect(keeping.at(-1)).toBe('pending');
  expect(storage.texts.size).toBe(0);
  passTime();
  expect(keeping.at(-1)).toBe('kept');
  expect(tab(storage).shelf.get('a/1')).toBe('mine');
  shelf.put('a/1', null);
  passTime();
  expect(tab(storage).shelf.get('a/1')).toBeNull();
});

it('[OC4] a storage that is full, missing or broken costs the keeping alone, and says so', () => {
  const full = tab(fakeStorage(12));
  full.shelf.put('a/1', 'a text with too many characters');
  expect(full.shelf.flush()).toBe(false);
  expect(full.keeping.at(-1)).toBe('off');
  expect(full.shelf.get('a/1')).toBe('a text with too many characters');
  full.shelf.put('a/1', 'short');
  expect(full.shelf.flush()).toBe(true);
  expect(full.keeping.at(-1)).toBe('kept');

  const none = tab(null);
  none.shelf.put('a/1', 'x');
  expect([none.shelf.flush(), none.shelf.get('a/1'), none.keeping.includes('pending')]).toEqual([false, 'x', false]);

  const storage = fakeStorage();
  storage.setItem('w.1:a/1', '{ broken');
  storage.setItem('w.1:a/2', '7');
  storage.setItem('w.1:a/3', '"whole"');
  expect([...tab(storage).shelf.entries()]).toEqual([['a/3', 'whole']]);
});

it('[OC4] a storage that is full still has what it has, and one text without room keeps no other from being kept', () => {
  const storage = fakeStorage(20);
  storage.setItem('w.1:a/1', '"of the last visit"');
  storage.setItem = () => {
    throw new Error('full');
  };
  expect(tab(storage).shelf.get('a/1')).toBe('of the last visit');

  const small = fakeStorage(12);
  const { shelf } = tab(small);
  shelf.put('a/1', 'a text with too many characters');
  shelf.put('a/2', 'short');
  expect(shelf.flush()).toBe(false);
  expect([...small.texts]).toEqual([['w.1:a/2', '"short"']]);
});

it('[OC5] a tab takes over what another tab has kept, and says what it had', () => {
  const storage = fakeStorage();
  const first = tab(storage);
  const second = tab(storage);
  first.shelf.put('a/1', 'of the first');
  first.passTime();
  second.shelf.heard('w.1:a/1', storage.getItem('w.1:a/1'));
  expect(second.shelf.get('a/1')).toBe('of the first');
  expect(second.foreign).toEqual([{ key: 'a/1', theirs: 'of the first', ours: null, overwritten: false }]);
  second.shelf.heard('w.1:a/1', storage.getItem('w.1:a/1'));
  second.shelf.heard('of another page', 'x');
  expect(second.foreign).toHaveLength(1);
});

it('[OC5] a text that another tab wrote meanwhile is handed over before it is written over', () => {
  const storage = fakeStorage();
  const first = tab(storage);
  const second = tab(storage);
  second.shelf.put('a/1', 'of the second');
  first.shelf.put('a/1', 'of the first');
  first.passTime();
  // The event of the first tab finds unkept work: nothing of it goes.
  second.shelf.heard('w.1:a/1', storage.getItem('w.1:a/1'));
  expect(second.shelf.get('a/1')).toBe('of the second');
  second.passTime();
  expect(second.foreign).toEqual([{ key: 'a/1', theirs: 'of the first', ours: 'of the second', overwritten: true }]);
  expect(storage.getItem('w.1:a/1')).toBe('"of the second"');
});

it('[OC5] two tabs that write different files never meet', () => {
  const storage = fakeStorage();
  const first = tab(storage);
  const second = tab(storage);
  first.shelf.put('a/1', 'x');
  second.shelf.put('a/2', 'y');
  first.passTime();
  second.passTime();
  expect([...tab(storage).shelf.entries()]).toEqual([
    ['a/1', 'x'],
    ['a/2', 'y'],
  ]);
  expect([...first.foreign, ...second.foreign]).toEqual([]);
});
