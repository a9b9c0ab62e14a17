import { useEffect, useRef } from 'react';
import { isFreeKey } from '../design/isFreeKey.ts';

interface CompareKeys {
  /** To the next difference, or the one before. */
  onDifference(by: 1 | -1): void;
  onPlay(): void;
}

/** KeyN and KeyP go to the next difference and the one before, Space plays both. By `event.code`: a Korean layout sends 'ㅜ' for the N key. */
export function useCompareKeys(keys: CompareKeys): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isFreeKey(event)) return;
      if (event.code === 'KeyN') newest.current.onDifference(1);
      else if (event.code === 'KeyP') newest.current.onDifference(-1);
      else if (event.code === 'Space') newest.current.onPlay();
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
