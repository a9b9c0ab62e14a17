import type { KeyboardEvent } from 'react';

/** The tab that an arrow leads to, round and round (WAI-ARIA practices, tabs); null for other keys. A key that is one of ours goes no further. */
export function tabByArrow<T>(event: KeyboardEvent, tabs: readonly T[], current: T): T | null {
  const by = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
  const next = tabs[(tabs.indexOf(current) + by + tabs.length) % tabs.length];
  if (by === 0 || next === undefined) return null;
  event.preventDefault();
  return next;
}
