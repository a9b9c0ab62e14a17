import type { Cursor, Timeline } from '@socketlab/timeline';
import { useEffect, useMemo, useRef } from 'react';
import styles from '../stage/Ladder.module.css';
import { LadderHeads } from '../stage/LadderHeads.tsx';
import { LadderSheet } from '../stage/LadderSheet.tsx';
import { useLadder } from '../stage/useLadder.ts';

interface RunLadderProps {
  timeline: Timeline;
  cursor: Cursor;
  /** What a screen reader calls it. */
  name: string;
  selected: number | null;
  onOpen(packet: number): void;
  /** A moment to have in view at first, in microseconds, instead of the cursor. */
  lookAtUs?: number | undefined;
  /** Beside a text: there is no room for the words of calls and of quiet times. */
  small?: boolean;
}

const headPx = 34;
const footPx = 28;
const nothing = () => {};

/** The ladder of a run that is over, at a moment of it. Nothing in it can be taken hold of. */
export function RunLadder({ timeline, cursor, name, selected, onOpen, lookAtUs, small = false }: RunLadderProps) {
  const { applied, atUs } = cursor;
  const view = useMemo(() => timeline.view({ applied, atUs }), [timeline, applied, atUs]);
  const ladder = useLadder(timeline, view, { headPx, footPx });
  const { scroller, width, height, layout, frame, follow } = ladder;
  const revealRef = useRef(follow.reveal);
  revealRef.current = follow.reveal;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once there is room for it
  useEffect(() => {
    if (lookAtUs !== undefined && height > 0) revealRef.current(layout.y(lookAtUs) + headPx);
  }, [lookAtUs, height]);

  return (
    <div className={styles.ladder} data-small={small || undefined}>
      <section ref={scroller} className={styles.scroller} onScroll={follow.onScroll} aria-label={name}>
        {width > 0 && (
          <LadderSheet
            ladder={ladder}
            name={`${name}, 패킷 사다리`}
            selected={selected}
            onOpen={onOpen}
            onHand={nothing}
          />
        )}
      </section>
      {width > 0 && <LadderHeads frame={frame} power={view.power} />}
    </div>
  );
}
