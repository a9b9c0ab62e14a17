import { type RefObject, useEffect } from 'react';

const reachable = 'button, input, select, textarea, a[href], [tabindex="0"]';

/** What Tab goes through, in its order. */
const stopsIn = (root: HTMLElement): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(reachable)].filter(
    (one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility(),
  );

/**
 * Keeps the keyboard in a place whose buttons come and go with what the class does: where the one that had the focus is gone,
 * what stands there now has it, and not the page's beginning.
 */
export function useFocusStays(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = place.current;
    if (!root) return;
    let at: number | null = null;
    const onFocus = ({ target }: FocusEvent) => {
      at = target instanceof HTMLElement && root.contains(target) ? Math.max(stopsIn(root).indexOf(target), 0) : null;
    };
    // A press where nothing takes the focus leaves the place; one on a button comes back with its focus.
    const onPress = () => {
      at = null;
    };
    const observer = new MutationObserver(() => {
      if (at === null || document.activeElement !== document.body) return;
      const stops = stopsIn(root);
      stops[Math.min(at, stops.length - 1)]?.focus();
    });
    observer.observe(root, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress, true);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress, true);
    };
  }, [place]);
}
