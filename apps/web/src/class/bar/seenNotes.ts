import type { DeedNote } from '@socketlab/protocol/class';

/** A note is news twice: when it was done, and when it was taken back. */
const keyOf = ({ id, undone }: DeedNote): string => `${id}${undone ? 'u' : ''}`;

/** Which notes are news, and what is to be remembered. `seen` is null on a page that remembers nothing: what it finds is no news. */
export function newNotes(
  seen: readonly string[] | null,
  notes: readonly DeedNote[],
): { news: readonly DeedNote[]; seen: readonly string[] } {
  const news = seen ? notes.filter((note) => !seen.includes(keyOf(note))) : [];
  return { news, seen: notes.map(keyOf) };
}
