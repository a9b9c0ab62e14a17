import type { RosterRow } from '@socketlab/protocol/class';

export type RosterSort = 'need' | 'name' | 'step' | 'stuck';

/** Nothing is left to do in the step this student is at. */
export const isDone = ({ ticked, tasks }: RosterRow): boolean => tasks > 0 && ticked >= tasks;

/** Something of theirs has failed: a program ended badly, or an error came up and the step is not done. */
const hasFailed = (row: RosterRow): boolean =>
  Object.values(row.programs).includes('failed') || (row.lastError !== null && !isDone(row));

/** How urgently somebody should look: smaller is sooner. */
function needRank(row: RosterRow): number {
  if (row.handAtMs !== null) return 0;
  if (hasFailed(row)) return 1;
  return isDone(row) ? 3 : 2;
}

const byName = new Intl.Collator('ko', { numeric: true });
const onlineFirst = (a: RosterRow, b: RosterRow) => Number(b.online) - Number(a.online);
const nameOrder = (a: RosterRow, b: RosterRow) =>
  byName.compare(a.nickname, b.nickname) || (a.member < b.member ? -1 : 1);

/** `stepOrder`: where a step stands in the course; what it does not know stands last. */
export function sortRoster(
  rows: Iterable<RosterRow>,
  sort: RosterSort,
  stepOrder: (row: RosterRow) => number = () => 0,
): RosterRow[] {
  return [...rows].sort((a, b) => compare(a, b, sort, stepOrder) || nameOrder(a, b));
}

function compare(a: RosterRow, b: RosterRow, sort: RosterSort, stepOrder: (row: RosterRow) => number): number {
  switch (sort) {
    case 'name':
      return 0;
    case 'step':
      return stepOrder(a) - stepOrder(b) || a.ticked - b.ticked;
    case 'stuck':
      return onlineFirst(a, b) || Number(isDone(a)) - Number(isDone(b)) || a.movedAtMs - b.movedAtMs;
    case 'need': {
      const rank = onlineFirst(a, b) || needRank(a) - needRank(b);
      // Whoever raised a hand first is seen first.
      if (rank !== 0) return rank;
      return a.handAtMs !== null && b.handAtMs !== null ? a.handAtMs - b.handAtMs : a.movedAtMs - b.movedAtMs;
    }
  }
}

/** The errors of the whole class: how many students met each, the commonest first. */
export function commonErrors(rows: Iterable<RosterRow>): readonly { code: string; students: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const code of Object.keys(row.errors)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, students]) => ({ code, students }))
    .sort((a, b) => b.students - a.students || (a.code < b.code ? -1 : 1));
}
