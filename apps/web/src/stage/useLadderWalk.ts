import type { LadderAt, PacketList } from '@socketlab/timeline';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

interface LadderWalk {
  /** The packet that the keyboard stands on; null: none yet. */
  current: number | null;
  setCurrent(packet: number | null): void;
  /** On to the packet sent before or after it. */
  onMove(packet: number, by: 1 | -1): void;
}

/** Walking along a ladder's packets by keyboard: the next one is brought into view first, and focused once it is drawn. */
export function useLadderWalk(
  scroller: RefObject<HTMLElement | null>,
  packets: PacketList,
  { layout, headPx, reveal }: { layout: Pick<LadderAt, 'y'>; headPx: number; reveal(y: number): void },
): LadderWalk {
  const [current, setCurrent] = useState<number | null>(null);
  const wantsFocus = useRef(false);
  const latest = useRef({ packets, reveal });
  latest.current = { packets, reveal };

  const onMove = useCallback((packet: number, by: 1 | -1) => {
    const { packets: now } = latest.current;
    const place = now.indexOf(packet) + by;
    const next = place < 0 ? undefined : now.at(place);
    if (!next) return;
    wantsFocus.current = true;
    setCurrent(next.packet);
  }, []);

  useEffect(() => {
    if (current === null || !wantsFocus.current) return;
    const packet = latest.current.packets.numbered(current);
    if (packet) latest.current.reveal(layout.y(packet.sentUs) + headPx);
    const focus = () => {
      const element = scroller.current?.querySelector<SVGGElement>(`[data-packet="${current}"]`);
      if (!element) return false;
      wantsFocus.current = false;
      element.focus({ preventScroll: true });
      return true;
    };
    // At once where it is drawn: a stage that moves is drawn anew before any later frame, and the next key would find the focus where it was.
    if (focus()) return;
    // Else the capsule is drawn once the stage has scrolled to it.
    const frame = requestAnimationFrame(focus);
    return () => cancelAnimationFrame(frame);
  }, [current, layout, headPx, scroller]);

  return { current, setCurrent, onMove };
}
