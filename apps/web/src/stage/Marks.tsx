import type { MarkGroup } from './foldMarks.ts';
import styles from './Ladder.module.css';
import type { LadderFrame } from './ladderFrame.ts';
import { markInset } from './ladderIndex.ts';

/** Calls (hollow) and events (filled) at their true times on the lifelines. */
export function Marks({ groups, frame }: { groups: readonly MarkGroup[]; frame: LadderFrame }) {
  return groups.map((group) => {
    const out = group.host === 'client' ? 1 : -1;
    const x = frame.lifeline[group.host];
    return (
      <g key={group.key} className={styles.mark} data-kind={group.kind}>
        <circle cx={x} cy={group.y} r={3} />
        <text x={x + out * markInset} y={group.y + 4} textAnchor={out === 1 ? 'start' : 'end'}>
          {group.text}
        </text>
      </g>
    );
  });
}
