import { type RefObject, useEffect, useLayoutEffect } from 'react';

/** Nobody can scroll a wall. Down to the fourth the letters are as large as a wall's have to be; the rest is better than what is cut off. */
const sizes = [1, 0.9, 0.8, 0.72, 0.6, 0.5] as const;

function fit(root: HTMLElement): void {
  // A narrow window scrolls: whoever has it before them can, by the keyboard too.
  const scrolls = getComputedStyle(root).overflowY === 'auto';
  if (scrolls) root.tabIndex = 0;
  else root.removeAttribute('tabindex');
  for (const size of sizes) {
    root.style.setProperty('--fit', String(size));
    if (scrolls || root.scrollHeight <= root.clientHeight) return;
  }
}

/** Gives `--fit` to a part of the wall: how much smaller than drawn its letters are, so that all of it is there. `content` is what it shows. */
export function useWallFit(part: RefObject<HTMLElement | null>, content: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words need another size
  useLayoutEffect(() => {
    if (part.current) fit(part.current);
  }, [part, content]);
  useEffect(() => {
    const root = part.current;
    if (!root) return;
    const observer = new ResizeObserver(() => fit(root));
    observer.observe(root);
    return () => observer.disconnect();
  }, [part]);
}
