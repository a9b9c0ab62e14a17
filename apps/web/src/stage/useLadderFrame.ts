import type { StageView } from '@socketlab/timeline';
import { useMemo } from 'react';
import { type BandLanes, bandLanes } from './bandLanes.ts';
import { type LadderFrame, ladderFrame } from './ladderFrame.ts';

/** Where everything stands across the ladder: another one only when a host needs more lanes, or the stage another width. */
export function useLadderFrame(
  view: Pick<StageView, 'lanes' | 'hosts'>,
  width: number,
): { lanes: BandLanes; frame: LadderFrame } {
  const { hosts } = view;
  const lanes = useMemo(() => bandLanes(view.lanes), [view.lanes]);
  const { client, client2, client3, server } = lanes.count;
  const frame = useMemo(
    () => ladderFrame(width, hosts, { client, client2, client3, server }),
    [width, hosts, client, client2, client3, server],
  );
  return { lanes, frame };
}
