import { expect, test } from 'vitest';
import { type Bookmark, createBookmarks, tidyBookmarks } from './bookmarks.ts';
import type { LabState, Notice } from './labState.ts';

const mark = (applied: number, atUs = applied * 10, note = ''): Bookmark => ({ applied, atUs, note });

function rig() {
  let state = { bookmarks: [] as readonly Bookmark[], timeline: {} } as unknown as LabState;
  const notices: Omit<Notice, 'id'>[] = [];
  const set = (part: Partial<LabState>) => {
    state = { ...state, ...part };
  };
  const actions = createBookmarks({ get: () => state, set, notify: (notice) => notices.push(notice) });
  return { ...actions, set, notices, places: () => state.bookmarks.map(({ applied, atUs }) => [applied, atUs]) };
}

test('[TP9] bookmarks stand in the order of their places, one to a place', () => {
  expect(tidyBookmarks([mark(3, 30), mark(1, 12), mark(1, 10), mark(3, 30, '다시')])).toEqual([
    mark(1, 10),
    mark(1, 12),
    mark(3, 30, '다시'),
  ]);
});

test('[TP9] a note is kept to 500 characters, and bookmarks to 200', () => {
  expect(tidyBookmarks([mark(1, 1, '가'.repeat(600))])[0]?.note).toHaveLength(500);
  const lab = rig();
  for (let i = 0; i < 201; i += 1) lab.putBookmark(mark(i));
  expect(lab.places()).toHaveLength(200);
  expect(lab.notices).toMatchObject([{ tone: 'error' }]);
  // Renaming one of them is still possible.
  lab.putBookmark(mark(5, 50, '새 이름'));
  expect(lab.notices).toHaveLength(1);
  lab.setBookmarks(Array.from({ length: 300 }, (_, i) => mark(i)));
  expect(lab.places()).toHaveLength(200);
});

test('[TP9] one that was removed can be taken back, but not into another log', () => {
  const lab = rig();
  lab.setBookmarks([mark(1), mark(2)]);
  lab.removeBookmark({ applied: 1, atUs: 10 });
  expect(lab.places()).toEqual([[2, 20]]);
  lab.notices[0]?.undo?.run();
  expect(lab.places()).toEqual([
    [1, 10],
    [2, 20],
  ]);
  lab.removeBookmark({ applied: 2, atUs: 20 });
  lab.set({ timeline: {} as LabState['timeline'], bookmarks: [] });
  lab.notices[1]?.undo?.run();
  expect(lab.places()).toEqual([]);
  lab.removeBookmark({ applied: 7, atUs: 7 });
  expect(lab.notices).toHaveLength(2);
});
