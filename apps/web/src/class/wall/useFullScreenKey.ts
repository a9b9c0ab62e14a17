import { useEffect } from 'react';

/** F, by the key's place, fills the screen, and gives it back. */
export function useFullScreenKey(): void {
  useEffect(() => {
    function onKeyDown({ code, ctrlKey, metaKey, altKey }: KeyboardEvent) {
      if (code !== 'KeyF' || ctrlKey || metaKey || altKey) return;
      // A browser that refuses shows the wall in its window, as before.
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
      else document.documentElement.requestFullscreen().catch(() => {});
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
