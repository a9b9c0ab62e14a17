import type { AlignedRow } from '@socketlab/comparison';
import { createTimeline } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import { cursorsOf } from './alignedCursors.ts';

test('[VS21] a run without an entry in a row stands where the rows before have brought it', () => {
  const timeline = createTimeline();
  const opened = { lane: 'lab', kind: 'opened', mode: 'virtual', hosts: [], delayMs: 50 } as const;
  timeline.append([0, 10, 20].map((at, seq) => ({ ...opened, hosts: [], seq, at })));
  const row = (a: number | null, b: number | null) => ({ a, b }) as AlignedRow;
  const cursors = cursorsOf([row(null, 0), row(0, null), row(2, 1), row(1, null), row(null, 2)], {
    a: timeline,
    b: timeline,
  });
  expect(cursors.map(({ a, b }) => [a.applied, b.applied])).toEqual([
    [0, 1],
    [1, 1],
    [3, 2],
    [2, 2],
    [3, 3],
  ]);
  expect(cursors.map(({ a }) => a.atUs)).toEqual([0, 0, 20, 10, 20]);
});
