import { countBelow } from '@socketlab/timeline';
import { type MarkSeries, type ScrubLane, scrubLanes } from './markIndex.ts';

export const laneNames: Record<ScrubLane, string> = {
  packet: '패킷',
  client: '클라이언트',
  server: '서버',
  kernel: '커널 상태',
  fault: '장애',
};

export interface LaneWords {
  lane: ScrubLane;
  text: string;
}

/** So many things are named; the others are counted. */
const mostNamed = 3;

/** What stands in a stretch of time, lane by lane. */
export function whatIsAt(series: readonly MarkSeries[], fromUs: number, toUs: number): LaneWords[] {
  return scrubLanes.flatMap((lane) => {
    const names: string[] = [];
    let count = 0;
    for (const one of series) {
      if (one.lane !== lane) continue;
      const first = countBelow(one.times, fromUs);
      const end = countBelow(one.times, toUs + 1);
      count += end - first;
      names.push(...one.labels.slice(first, Math.min(end, first + mostNamed)));
    }
    if (count === 0) return [];
    const named = [...new Set(names)].slice(0, mostNamed);
    return [{ lane, text: named.join(', ') + (count > named.length ? ` · 모두 ${count}개` : '') }];
  });
}
