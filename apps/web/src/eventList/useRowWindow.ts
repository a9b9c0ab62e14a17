import { type KeyboardEvent, type UIEvent, useEffect, useRef, useState } from 'react';
import { useBoxSize } from '../stage/useBoxSize.ts';

interface LongList {
  count: number;
  /** All rows are as high. */
  rowPx: number;
  /** So many rows beyond either edge are drawn, too. */
  spare: number;
  /** The row that is kept in view; -1: none. */
  current: number;
}

/** A long list in the element of `scroller`: which of its rows are drawn, from `first` up to but not including `last`. */
export function useRowWindow({ count, rowPx, spare, current }: LongList) {
  const scroller = useRef<HTMLUListElement>(null);
  const { height } = useBoxSize(scroller);
  const [scrollTop, setScrollTop] = useState(0);

  useEffect(() => {
    const element = scroller.current;
    if (!element || current < 0) return;
    const top = current * rowPx;
    if (top < element.scrollTop + rowPx || top > element.scrollTop + element.clientHeight - rowPx * 2)
      element.scrollTop = top - element.clientHeight / 2;
  }, [current, rowPx]);

  return {
    scroller,
    first: Math.max(0, Math.floor(scrollTop / rowPx) - spare),
    last: Math.min(count, Math.ceil((scrollTop + height) / rowPx) + spare),
    onScroll: ({ currentTarget }: UIEvent) => setScrollTop(currentTarget.scrollTop),
    /** The row that an arrow key leads to; null: another key. */
    rowByArrow(event: KeyboardEvent): number | null {
      const by = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
      if (by === 0) return null;
      event.preventDefault();
      event.stopPropagation();
      return Math.min(count - 1, Math.max(0, current + by));
    },
  };
}
