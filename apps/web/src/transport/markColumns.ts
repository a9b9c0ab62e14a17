import { countBelow } from '@socketlab/timeline';

/** Marks that stand in one column of pixels. */
export interface MarkColumn {
  column: number;
  count: number;
}

/** From moments to columns of pixels and back. */
export interface ColumnScale {
  x(us: number): number;
  /** The last moment that is not right of it. */
  timeAt(x: number): number;
  fromUs: number;
  toUs: number;
}

/**
 * The columns in which any of the ascending times stands, with how many of them. A column is left by one binary search, however many
 * stand in it: the cost goes with the pixels, not with the log.
 */
export function markColumns(times: readonly number[], { x, timeAt, fromUs, toUs }: ColumnScale): MarkColumn[] {
  const columns: MarkColumn[] = [];
  const end = countBelow(times, toUs + 1);
  for (let index = countBelow(times, fromUs); index < end; ) {
    const column = Math.floor(x(times[index]!));
    const next = Math.min(end, Math.max(index + 1, countBelow(times, timeAt(column + 1))));
    const last = columns.at(-1);
    if (last?.column === column) last.count += next - index;
    else columns.push({ column, count: next - index });
    index = next;
  }
  return columns;
}
