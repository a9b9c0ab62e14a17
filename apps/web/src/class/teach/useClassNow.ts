import { useSyncExternalStore } from 'react';
import { useClass } from '../state/classStore.ts';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let nowMs = Date.now();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const one of listeners) one();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** Now by the server's wall clock, told anew every second. One timer for the whole page, and none where nobody looks. */
export function useClassNow(): number {
  const aheadMs = useClass((state) => state.aheadMs);
  return useSyncExternalStore(subscribe, () => nowMs) + aheadMs;
}
