import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the keyboard at a place whose contents change with `state`: where the button that had the focus is gone, the place itself has it, so that
 * a screen reader goes on there and not at the page's beginning.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>, state: string): void {
  const within = useRef(false);
  useEffect(() => {
    const look = ({ target }: Event) => {
      within.current = target instanceof Node && place.current?.contains(target) === true;
    };
    // Also a press where nothing takes the focus leaves the place.
    const moves = ['focusin', 'pointerdown'] as const;
    for (const move of moves) document.addEventListener(move, look);
    return () => {
      for (const move of moves) document.removeEventListener(move, look);
    };
  }, [place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was there goes with the state
  useLayoutEffect(() => {
    if (within.current && document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [place, state]);
}
