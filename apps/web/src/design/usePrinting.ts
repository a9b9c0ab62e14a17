import { useSyncExternalStore } from 'react';

let printing = false;

function subscribe(changed: () => void): () => void {
  const list = matchMedia('print');
  const turn = (now: boolean) => () => {
    printing = now;
    changed();
  };
  const [begin, end] = [turn(true), turn(false)];
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', end);
  list.addEventListener('change', changed);
  return () => {
    printing = false;
    removeEventListener('beforeprint', begin);
    removeEventListener('afterprint', end);
    list.removeEventListener('change', changed);
  };
}

/**
 * Whether the page is being put on paper: what stands there alone need not be drawn before. Not every browser says so by its media when it
 * prints, and none by an event when it only shows what a print would look like.
 */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing || matchMedia('print').matches);
}
