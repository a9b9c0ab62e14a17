import { Button } from 'react-aria-components';
import { useHand } from '../faults/handStore.ts';
import { grab, onHand } from '../faults/onHand.ts';
import { useLab } from '../state/store.ts';
import { EmptyStage } from './EmptyStage.tsx';
import styles from './Ladder.module.css';
import { LadderHeads } from './LadderHeads.tsx';
import { LadderSheet } from './LadderSheet.tsx';
import { useLadder } from './useLadder.ts';

/** Above the first entry: room for its words. */
const headPx = 42;
const footPx = 40;

/**
 * The ladder between the computers: time runs downward, each packet is a line whose slope is its true transit time.
 * `zoom` doubles the scale for each step, and halves it below zero.
 */
export function Ladder({ zoom }: { zoom: number }) {
  const view = useLab((state) => state.view);
  const log = useLab((state) => state.timeline);
  const selected = useLab((state) => state.selectedPacket);
  const selectPacket = useLab((state) => state.selectPacket);
  const mode = useLab((state) => state.playback.mode);
  const goLive = useLab((state) => state.goLive);
  const grabbing = useHand((state) => state.grabbing);
  const ladder = useLadder(log, view, { zoom, headPx, footPx });
  const { few, width, frame, follow } = ladder;

  // Before the first entry of a log that has some, the ladder is bare: what stands there is the past, not an invitation to run.
  const empty = log.events.length === 0;
  return (
    <div className={styles.ladder}>
      <section
        ref={ladder.scroller}
        className={styles.scroller}
        onScroll={follow.onScroll}
        aria-label="회선의 패킷"
        // Where no packet can be reached (of many only those in view are drawn), the keyboard still reaches the picture and scrolls it.
        tabIndex={empty || (few && view.packets.length > 0) ? undefined : 0}
      >
        {width > 0 && !empty && (
          <LadderSheet
            ladder={ladder}
            name="패킷 사다리"
            selected={selected}
            onGrab={grabbing && mode === 'live' ? grab : undefined}
            onOpen={selectPacket}
            onHand={onHand}
          />
        )}
        {empty && <EmptyStage />}
      </section>
      {width > 0 && !empty && frame.hosts.length > 2 && <LadderHeads frame={frame} power={view.power} />}
      {!empty && !follow.following && (
        <Button
          className={styles.toNow ?? ''}
          onPress={() => {
            follow.follow();
            if (mode === 'live') goLive();
          }}
        >
          지금으로
        </Button>
      )}
    </div>
  );
}
