import type { AlignedRow } from '@socketlab/comparison';

/** So many rows are about fifteen sheets. */
export const mostOnPaper = 500;

interface RowsOnPaper<Row> {
  rows: readonly Row[];
  /** What was left out, since it would be too much paper. */
  left: 'nothing' | 'same' | 'rest';
}

/** Of the rows that are shown, those that are printed: all of them, of too many the differences alone, and of too many of these the first. */
export function rowsOnPaper<Row extends { row: Pick<AlignedRow, 'difference'> }>(
  shown: readonly Row[],
): RowsOnPaper<Row> {
  if (shown.length <= mostOnPaper) return { rows: shown, left: 'nothing' };
  const differences = shown.filter(({ row }) => row.difference !== 'same');
  if (differences.length <= mostOnPaper) return { rows: differences, left: 'same' };
  return { rows: differences.slice(0, mostOnPaper), left: 'rest' };
}
