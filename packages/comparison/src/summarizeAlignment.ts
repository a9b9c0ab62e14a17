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
  const sentences = tellDifferences(factsOfRun(a), factsOfRun(b));
  const { changed, onlyA, onlyB } = counts.program;
  // Where only the wire and the kernels differ, that is worth saying.
  if (sentences.length > 0 && changed + onlyA + onlyB === 0)
    sentences.push({
      about: 'programs-same',
      parts: [{ text: '두 실행에서 프로그램의 호출과 이벤트는 모두 같습니다.' }],
    });
  return { counts, first: first === -1 ? null : first, sentences };
}
