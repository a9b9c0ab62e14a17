import { useEffect } from 'react';
import { useLab } from '../../state/store.ts';
import { deedNoteWords } from '../deedWords.ts';
import { drillWords } from '../drillWords.ts';
import { nameText } from '../nameText.ts';
import { useClass } from '../state/classStore.ts';
import { newNotes } from './seenNotes.ts';

const keyOf = (room: string): string => `socketlab.class.notes.${room}`;

function recall(room: string): string[] | null {
  try {
    const seen: unknown = JSON.parse(sessionStorage.getItem(keyOf(room)) ?? 'null');
    return Array.isArray(seen) ? seen.map(String) : null;
  } catch {
    return null;
  }
}

function keep(room: string, seen: readonly string[]): void {
  try {
    sessionStorage.setItem(keyOf(room), JSON.stringify(seen));
  } catch {
    // A private window may refuse: after a reload nothing is news.
  }
}

/** Says what the instructor did to the lab that the student looks at, each time once. */
export function useDeedNotices(): void {
  const room = useClass((state) => state.room?.id ?? null);
  const notes = useClass((state) => state.self?.notes);
  useEffect(() => {
    if (room === null || !notes) return;
    const { news, seen } = newNotes(recall(room), notes);
    keep(room, seen);
    for (const note of news) {
      const text =
        note.drill && !note.undone
          ? `${nameText(note.by)}님이 훈련을 시작했습니다. ${drillWords[note.drill]}.`
          : deedNoteWords({ ...note, by: nameText(note.by) });
      useLab.getState().notify({ tone: 'info', code: null, text });
    }
  }, [room, notes]);
}
