import type { Cursor } from '@socketlab/timeline';
import type { LabState, Notice } from './labState.ts';

/** A place in the log that the student wants to find again, and why. */
export interface Bookmark {
  applied: number;
  atUs: number;
  /** Plain text. */
  note: string;
}

const mostBookmarks = 200;
export const mostNoteChars = 500;

const byPlace = (a: Cursor, b: Cursor) => a.applied - b.applied || a.atUs - b.atUs;

export function isSamePlace(a: Cursor, b: Cursor): boolean {
  return byPlace(a, b) === 0;
}

/** In their order, one to a place (the last one given), no more and no longer than is kept. What is over the bound is left out from the end. */
export function tidyBookmarks(bookmarks: readonly Bookmark[]): readonly Bookmark[] {
  const places = new Map<string, Bookmark>();
  for (const { applied, atUs, note } of bookmarks)
    places.set(`${applied} ${atUs}`, { applied, atUs, note: note.slice(0, mostNoteChars) });
  return [...places.values()].sort(byPlace).slice(0, mostBookmarks);
}

/** Those that a browser's storage kept; what somebody else has written there is left out. Null for anything but a list. */
export function readBookmarks(kept: unknown): readonly Bookmark[] | null {
  return Array.isArray(kept) ? tidyBookmarks(kept.filter(isBookmark)) : null;
}

function isBookmark(value: Partial<Record<keyof Bookmark, unknown>> | null): value is Bookmark {
  const { applied, atUs, note } = value ?? {};
  return Number.isSafeInteger(applied) && Number.isSafeInteger(atUs) && typeof note === 'string';
}

interface BookmarkParts {
  get(): LabState;
  set(part: Partial<LabState>): void;
  notify(notice: Omit<Notice, 'id'>): void;
}

type BookmarkActions = Pick<LabState, 'putBookmark' | 'removeBookmark' | 'setBookmarks'>;

/** They belong to one log, and go with it. */
export function createBookmarks({ get, set, notify }: BookmarkParts): BookmarkActions {
  const put = (bookmark: Bookmark) => set({ bookmarks: tidyBookmarks([...get().bookmarks, bookmark]) });
  return {
    putBookmark(bookmark) {
      const { bookmarks } = get();
      const known = bookmarks.some((one) => isSamePlace(one, bookmark));
      if (known || bookmarks.length < mostBookmarks) return put(bookmark);
      const text = `책갈피는 ${mostBookmarks}개까지 둡니다. 쓰지 않는 것을 지운 뒤에 넣습니다.`;
      notify({ tone: 'error', code: null, text });
    },
    removeBookmark(place) {
      const { bookmarks, timeline } = get();
      const removed = bookmarks.find((one) => isSamePlace(one, place));
      if (!removed) return;
      set({ bookmarks: bookmarks.filter((one) => one !== removed) });
      const undo = () => {
        if (get().timeline === timeline) put(removed);
      };
      notify({ tone: 'info', code: null, text: '책갈피를 지웠습니다.', undo: { label: '되돌리기', run: undo } });
    },
    setBookmarks: (bookmarks) => set({ bookmarks: tidyBookmarks(bookmarks) }),
  };
}
