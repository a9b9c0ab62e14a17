import { useEffect, useRef, useState } from 'react';

/** A value that changes at most once in `ms`: for what is dear to draw and need not be the newest. The last value always arrives. */
export function useThrottled<T>(value: T, ms: number): T {
  const [shown, setShown] = useState(value);
  const shownMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const wait = Math.max(0, shownMs.current + ms - performance.now());
    const timer = setTimeout(() => {
      shownMs.current = performance.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return shown;
}
