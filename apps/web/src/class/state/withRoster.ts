import type { ClassMessage, RosterRow } from '@socketlab/protocol/class';

type RosterMessage = Extract<ClassMessage, { kind: 'roster' }>;

/** The roster after one more message: a new map, in which rows that have not changed are the very same objects. */
export function withRoster(
  roster: ReadonlyMap<string, RosterRow>,
  { full, rows, removed }: RosterMessage,
): ReadonlyMap<string, RosterRow> {
  const next = new Map(full ? [] : roster);
  for (const row of rows) {
    const known = roster.get(row.member);
    // After a loss everything is sent again, most of it as it was.
    next.set(row.member, known && JSON.stringify(known) === JSON.stringify(row) ? known : row);
  }
  for (const member of removed) next.delete(member);
  return next;
}
