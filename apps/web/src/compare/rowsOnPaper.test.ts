import type { Difference } from '@socketlab/comparison';
import { expect, test } from 'vitest';
import { mostOnPaper, rowsOnPaper } from './rowsOnPaper.ts';

const rows = (count: number, difference: Difference) => Array.from({ length: count }, () => ({ row: { difference } }));

test('[VS29] of too many rows only the differences are printed, of too many of these the first', () => {
  const few = [...rows(mostOnPaper - 1, 'same'), ...rows(1, 'onlyA')];
  expect(rowsOnPaper(few)).toEqual({ rows: few, left: 'nothing' });
  expect(rowsOnPaper([...few, ...rows(1, 'changed')])).toEqual({
    rows: [...rows(1, 'onlyA'), ...rows(1, 'changed')],
    left: 'same',
  });
  expect(rowsOnPaper([...few, ...rows(mostOnPaper, 'onlyB')])).toEqual({
    rows: [...rows(1, 'onlyA'), ...rows(mostOnPaper - 1, 'onlyB')],
    left: 'rest',
  });
});
