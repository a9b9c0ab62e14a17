import { useEffect, useRef } from 'react';

interface CompareKeys {
  /** To the next difference, or the one before. */
  onDifference(by: 1 | -1): void;
  onPlay(): void;
}

const taken = 'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"], [role="dialog"]';
const pressable = 'button, a[href], [role="button"], summary, label';

/** KeyN and KeyP go to the next difference and the one before, Space plays both. By `event.code`: a Korean layout sends 'ㅜ' for the N key. */
export function useCompareKeys(keys: CompareKeys): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(taken)) return;
      if (event.code === 'KeyN') newest.current.onDifference(1);
      else if (event.code === 'KeyP') newest.current.onDifference(-1);
      else if (event.code === 'Space' && !target?.closest(pressable)) newest.current.onPlay();
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
