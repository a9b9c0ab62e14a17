import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

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

/** Keeps the 지금 line in view until the reader scrolls elsewhere, and again once it is scrolled back into view. */
export function useFollow(scroller: RefObject<HTMLElement | null>, nowY: number, height: number): Follow {
  const [following, setFollowing] = useState(true);
  const [scrollTop, setScrollTop] = useState(0);
  const own = useRef(0);
  const wanted = Math.max(0, Math.round(nowY - height * restAt));

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !following) return;
    element.scrollTop = wanted;
    own.current = element.scrollTop;
    setScrollTop(element.scrollTop);
  }, [scroller, following, wanted]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    setScrollTop(element.scrollTop);
    // Our own moves end exactly where we put them; every other one is the reader's.
    if (Math.abs(element.scrollTop - own.current) <= 2) return;
    own.current = element.scrollTop;
    const inView = nowY > element.scrollTop && nowY < element.scrollTop + element.clientHeight;
    const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
    setFollowing(inView && atEnd);
  }, [scroller, nowY]);

  return {
    following,
    scrollTop,
    onScroll,
    follow: () => setFollowing(true),
    reveal(y) {
      const element = scroller.current;
      if (!element) return;
      if (y > element.scrollTop + 40 && y < element.scrollTop + element.clientHeight - 40) return;
      setFollowing(false);
      element.scrollTop = Math.max(0, y - element.clientHeight / 2);
    },
  };
}
