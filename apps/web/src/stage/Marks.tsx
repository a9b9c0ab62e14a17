import { useState } from 'react';
import type { MarkGroup } from './foldMarks.ts';
import styles from './Ladder.module.css';
import { type LadderFrame, laneSide } from './ladderFrame.ts';
import { markInset } from './ladderIndex.ts';
import { createRecycler } from './recycler.ts';

/** Elements that wait out of sight for other marks with their words. */
const reserve = 40;

/** Calls (hollow) and events (filled) at their true times on the lifelines. */
export function Marks({ groups, frame }: { groups: readonly MarkGroup[]; frame: LadderFrame }) {
  const [recycle] = useState(createRecycler<MarkGroup & { id: number; look: string }>);
  const elements = recycle(
    groups.map((group) => ({ ...group, id: group.key, look: `${group.host} ${group.kind} ${group.text}` })),
    { reserve },
  );
  return elements.map(({ key, idle, entry: { host, kind, y, text } }) => {
    const out = -laneSide(frame, host);
    return (
      // Only the group moves: words whose own place changes would be laid out anew.
      <g
        key={key}
        className={styles.mark}
        data-kind={kind}
        aria-hidden={idle || undefined}
        transform={idle ? 'translate(-9999 0)' : `translate(${frame.lifeline[host]} ${y})`}
      >
        <circle r={3} />
        <text x={out * markInset} y={4} textAnchor={out === 1 ? 'start' : 'end'}>
          {text}
        </text>
      </g>
    );
  });
}
