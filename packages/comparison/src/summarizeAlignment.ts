import {
  type AlignedLane,
  type AlignedRow,
  type AlignmentSummary,
  alignedLanes,
  type LaneCounts,
} from './alignment.ts';
import type { RunLog } from './readRun.ts';
import { factsOfRun } from './runFacts.ts';
import { tellDifferences } from './tellingSentences.ts';

export function summarizeAlignment(rows: readonly AlignedRow[], a: RunLog, b: RunLog): AlignmentSummary {
  const counts = Object.fromEntries(
    alignedLanes.map((lane): [AlignedLane, LaneCounts] => [lane, { same: 0, onlyA: 0, onlyB: 0, changed: 0 }]),
  ) as Record<AlignedLane, LaneCounts>;
  for (const { lane, difference, quiet } of rows) if (!quiet) counts[lane][difference] += 1;
  const first = rows.findIndex(({ quiet, difference }) => !quiet && difference !== 'same');
  return { counts, first: first === -1 ? null : first, sentences: tellDifferences(factsOfRun(a), factsOfRun(b)) };
}
