import type { ClassMessage, RosterRow } from '@socketlab/protocol/class';
import type { Person } from './person.ts';

type Roster = Extract<ClassMessage, { kind: 'roster' }>;

/** What the instructor's pages have not been told of the students yet. */
export interface RosterNews {
  changed(person: Person): void;
  gone(person: Person): void;
  /** The rows that are others than when they were last taken; null where none is. Nobody `listens`: they are forgotten. */
  take(listens: boolean): Roster | null;
  all(): Roster;
}

export function createRosterNews(source: { students(): Person[]; row(person: Person): RosterRow }): RosterNews {
  const dirty = new Set<Person>();
  const removed = new Set<string>();
  const sent = new Map<string, string>();

  return {
    changed: (person) => void dirty.add(person),
    gone(person) {
      dirty.delete(person);
      sent.delete(person.stored.id);
      removed.add(person.stored.id);
    },
    take(listens) {
      const rows: RosterRow[] = [];
      for (const person of listens ? dirty : []) {
        const row = source.row(person);
        const json = JSON.stringify(row);
        if (sent.get(row.member) === json) continue;
        sent.set(row.member, json);
        removed.delete(row.member);
        rows.push(row);
      }
      const news: Roster = { kind: 'roster', full: false, rows, removed: [...removed] };
      dirty.clear();
      removed.clear();
      if (listens) return news.rows.length + news.removed.length > 0 ? news : null;
      sent.clear();
      return null;
    },
    all() {
      // A row that is about to be told must be told, even if it is by then what the other pages know already.
      for (const person of dirty) sent.delete(person.stored.id);
      return { kind: 'roster', full: true, rows: source.students().map(source.row), removed: [] };
    },
  };
}
