import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface Follow {
  following: boolean;
  scrollTop: number;
  onScroll(): void;
  /** Back to where now is. */
  follow(): void;
  /** Brings a height into view; the reader then reads there. */
  reveal(y: number): void;
}

/** Where the 지금 line rests while the stage follows it: below the middle, so that what just happened is in view. */
const restAt = 0.64;

/** For so long after a hand, or after the ladder has changed, a scroll is put down to it. */
const soonMs = 400;
const hands = ['wheel', 'touchmove', 'keydown', 'pointerdown', 'pointermove'] as const;

/** When a hand last touched the scroller: a wheel, a finger, a key, the scroll bar. */
function useHand(scroller: RefObject<HTMLElement | null>): RefObject<number> {
  const touchedMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const element = scroller.current;
    const note = (event: Event) => {
      if (event.type === 'pointermove' && (event as PointerEvent).buttons === 0) return;
      touchedMs.current = performance.now();
    };
    for (const hand of hands) element?.addEventListener(hand, note, { passive: true });
    return () => {
      for (const hand of hands) element?.removeEventListener(hand, note);
    };
  }, [scroller]);
  return touchedMs;
}

/**
 * Keeps the 지금 line in view until the reader scrolls elsewhere, and again once they scroll back to the end. While it follows,
 * the place to scroll to is known before anything is drawn: reading it back would draw every frame twice.
 */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  nowY: number,
  size: { height: number; total: number },
): Follow {
  const [following, setFollowing] = useState(true);
  const [readAt, setReadAt] = useState(0);
  const own = useRef(0);
  const touchedMs = useHand(scroller);
  const changedMs = useRef(0);
  const wanted = Math.max(0, Math.min(Math.round(nowY - size.height * restAt), Math.floor(size.total - size.height)));

  const aim = useRef(wanted);
  aim.current = wanted;

  // Before the browser tells of a scroll that this change has made, as it does where a folded ladder comes back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of these lets the browser move what it shows
  useLayoutEffect(() => {
    changedMs.current = performance.now();
  }, [wanted, size.height, size.total]);

  useEffect(() => {
    if (!following) return;
    // The picture itself needs no scrolling, only the bar does: so the browser may lay out the page once, when it is due.
    const frame = requestAnimationFrame(() => {
      const element = scroller.current;
      if (!element) return;
      own.current = wanted;
      element.scrollTop = wanted;
    });
    return () => cancelAnimationFrame(frame);
  }, [scroller, following, wanted]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    // Our own moves end where we put them; every other one is the reader's.
    if (Math.abs(scrollTop - own.current) <= 2) return;
    // Where the ladder has just grown shorter (a quiet time was folded) the browser moves it, and by now it may be longer again: no hand
    // did that.
    const now = performance.now();
    if (following && now - touchedMs.current > soonMs && now - changedMs.current < soonMs) {
      own.current = aim.current;
      element.scrollTop = aim.current;
      return;
    }
    own.current = scrollTop;
    setReadAt(scrollTop);
    setFollowing(scrollTop + clientHeight >= scrollHeight - 2);
  }, [scroller, following, touchedMs]);

  return {
    following,
    scrollTop: following ? wanted : readAt,
    onScroll,
    follow: () => setFollowing(true),
    reveal(y) {
      const element = scroller.current;
      if (!element) return;
      const top = following ? wanted : readAt;
      if (y > top + 40 && y < top + element.clientHeight - 40) return;
      const next = Math.max(0, Math.round(y - element.clientHeight / 2));
      own.current = next;
      setReadAt(next);
      setFollowing(false);
      element.scrollTop = next;
    },
  };
}
