import type { RecordingHeader } from '@socketlab/recording';
import { type Bookmark, readBookmarks } from '../state/bookmarks.ts';

/** Of the browser's `Storage`. */
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * What a reader has changed of a kept run's bookmarks and not saved as a file yet: whoever turns the page and comes back finds it. For as long
 * as the store holds it; the recording itself never changes.
 */
export interface OwnBookmarks {
  of(header: RecordingHeader): readonly Bookmark[] | null;
  /** Those that the recording has anyway are forgotten. */
  keep(header: RecordingHeader, bookmarks: readonly Bookmark[]): void;
}

/** `store`: null where the browser gives none. */
export function createOwnBookmarks(store: Store | null): OwnBookmarks {
  return {
    of(header) {
      try {
        return readBookmarks(JSON.parse(store?.getItem(keyOf(header)) ?? 'null'));
      } catch {
        // Somebody else has written there.
        return null;
      }
    },
    keep(header, bookmarks) {
      const key = keyOf(header);
      const text = JSON.stringify(bookmarks);
      try {
        if (text === JSON.stringify(header.bookmarks)) store?.removeItem(key);
        else store?.setItem(key, text);
      } catch {
        // A full store: they are still on the page, which says that they are there alone.
      }
    },
  };
}

/** The same run with other bookmarks is another recording: somebody has worked on it since. */
function keyOf({ title, start, mode, entries, place, bookmarks }: RecordingHeader): string {
  return `socketlab bookmarks ${JSON.stringify([title, start, mode, entries, place, bookmarks])}`;
}
