import type { RecordingHeader } from '@socketlab/recording';
import { expect, test } from 'vitest';
import { createOwnBookmarks } from './ownBookmarks.ts';

const header = {
  title: '시험',
  start: null,
  mode: 'virtual',
  entries: 9,
  place: null,
  bookmarks: [{ applied: 1, atUs: 10, note: '처음' }],
} as unknown as RecordingHeader;
const own = [...header.bookmarks, { applied: 4, atUs: 40, note: '여기' }];

function storeOf(kept = new Map<string, string>()) {
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('[TP14] bookmarks put into a recording are found again, and those of a copy with other bookmarks are not taken for them', () => {
  const store = storeOf();
  createOwnBookmarks(store).keep(header, own);
  expect(createOwnBookmarks(store).of(header)).toEqual(own);
  expect(createOwnBookmarks(store).of({ ...header, bookmarks: [] })).toBeNull();
  createOwnBookmarks(store).keep(header, header.bookmarks);
  expect(store.kept.size).toBe(0);
});

test('[TP14] what others have written there is no bookmark, and a store that takes nothing takes nothing away', () => {
  const store = storeOf();
  createOwnBookmarks(store).keep(header, own);
  const [key] = store.kept.keys();
  for (const text of ['{', '7', 'null', '"x"']) {
    store.kept.set(key!, text);
    expect(createOwnBookmarks(store).of(header)).toBeNull();
  }
  store.kept.set(key!, JSON.stringify([null, { applied: 1 }, { applied: 1.5, atUs: 1, note: '' }, own[1]]));
  expect(createOwnBookmarks(store).of(header)).toEqual([own[1]]);
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  expect(() => createOwnBookmarks({ ...store, setItem: full }).keep(header, own)).not.toThrow();
  expect(createOwnBookmarks(null).of(header)).toBeNull();
});
