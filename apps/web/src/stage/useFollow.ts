import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

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
  const wanted = Math.max(0, Math.min(Math.round(nowY - size.height * restAt), Math.floor(size.total - size.height)));

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
    own.current = scrollTop;
    setReadAt(scrollTop);
    setFollowing(scrollTop + clientHeight >= scrollHeight - 2);
  }, [scroller]);

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
