import type { PointerEvent } from 'react';
import styles from './Ladder.module.css';
import { LadderPicture } from './LadderPicture.tsx';
import type { CapsuleActions } from './PacketCapsule.tsx';
import type { ScrolledLadder } from './useLadder.ts';

interface LadderSheetProps extends Pick<CapsuleActions, 'onOpen' | 'onHand'> {
  ladder: ScrolledLadder;
  /** What a screen reader calls it. */
  name: string;
  selected: number | null;
  /** What a press does to the packets in flight, where they can be taken hold of. */
  onGrab?: ((event: PointerEvent<SVGSVGElement>) => void) | undefined;
}

/** As high as the whole ladder, so that its scroller scrolls it; drawn is what is in view. */
export function LadderSheet({ ladder, name, selected, onGrab, onOpen, onHand }: LadderSheetProps) {
  const grabbing = onGrab !== undefined;
  return (
    <div style={{ height: ladder.total }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't stand inside an SVG */}
      <svg
        className={styles.svg}
        width={ladder.width}
        height={ladder.height}
        role="group"
        aria-label={name}
        data-grabbing={grabbing || undefined}
        onPointerDown={onGrab}
      >
        <g transform={`translate(0 ${-ladder.top})`}>
          <LadderPicture ladder={ladder} selected={selected} grabbing={grabbing} onOpen={onOpen} onHand={onHand} />
        </g>
      </svg>
    </div>
  );
}
