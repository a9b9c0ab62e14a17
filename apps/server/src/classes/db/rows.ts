/** How a column is kept where a database has no such type: everything else is kept as it is. */
export type ColumnKind = 'json' | 'flag';

/** One row as an object of ours: by its table's kinds, and only the columns that are named. */
export function fromRow<T>(row: unknown, columns: readonly (keyof T & string)[], kinds: Kinds<T>): T {
  const kept = row as Record<string, unknown>;
  // What libsql adds to a row of its own (`_metadata`) is left behind.
  return Object.fromEntries(
    columns.map((name) => {
      const value = kept[name] ?? null;
      if (kinds[name] === 'flag') return [name, value === 1];
      return [name, kinds[name] === 'json' && value !== null ? JSON.parse(value as string) : value];
    }),
  ) as T;
}

/** A value as its column keeps it. */
export function toColumn<T>(name: keyof T & string, value: unknown, kinds: Kinds<T>): string | number | null {
  if (value === null || value === undefined) return null;
  if (kinds[name] === 'flag') return value ? 1 : 0;
  return kinds[name] === 'json' ? JSON.stringify(value) : (value as string | number);
}

export type Kinds<T> = Partial<Record<keyof T & string, ColumnKind>>;
