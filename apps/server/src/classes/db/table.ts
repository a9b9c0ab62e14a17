import type Database from 'libsql';
import { fromRow, type Kinds, toColumn } from './rows.ts';

/** One table, whose rows are objects of `T`. Its names are the program's own: no input ever becomes SQL. */
export interface Table<T> {
  add(row: T): void;
  /** The same, in the place of one with the same key. */
  put(row: T): void;
  /** Sets what `part` names, in every row that has these values. */
  change(where: Partial<T>, part: Partial<T>): void;
  all(where: Partial<T>, tail?: string): T[];
  one(where: Partial<T>, tail?: string): T | null;
}

export function tableOf<T extends object>(
  database: Database.Database,
  name: string,
  columns: readonly (keyof T & string)[],
  kinds: Kinds<T>,
): Table<T> {
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const namesOf = (part: Partial<T>) => columns.filter((column) => part[column] !== undefined);
  const valuesOf = (part: Partial<T>, names: readonly (keyof T & string)[]) =>
    names.map((column) => toColumn<T>(column, part[column], kinds));
  const condition = (names: readonly string[]) =>
    names.length > 0 ? `WHERE ${names.map((one) => `${one} = ?`).join(' AND ')}` : '';
  const insert = (verb: string) => (row: T) => {
    const sql = `${verb} INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    prepared(sql).run(...valuesOf(row, columns));
  };
  const all: Table<T>['all'] = (where, tail = '') => {
    const names = namesOf(where);
    const sql = `SELECT ${columns.join(', ')} FROM ${name} ${condition(names)} ${tail}`;
    return prepared(sql)
      .all(...valuesOf(where, names))
      .map((row) => fromRow<T>(row, columns, kinds));
  };
  return {
    add: insert('INSERT'),
    put: insert('INSERT OR REPLACE'),
    change(where, part) {
      const [set, names] = [namesOf(part), namesOf(where)];
      if (set.length === 0) return;
      const sql = `UPDATE ${name} SET ${set.map((one) => `${one} = ?`).join(', ')} ${condition(names)}`;
      prepared(sql).run(...valuesOf(part, set), ...valuesOf(where, names));
    },
    all,
    one: (where, tail = '') => all(where, `${tail} LIMIT 1`)[0] ?? null,
  };
}
