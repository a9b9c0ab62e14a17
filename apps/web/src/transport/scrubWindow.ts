/** The part of a run that the scrub bar shows, in places of its `RunScale`. */
export interface ScrubWindow {
  from: number;
  to: number;
  /** Its end is the run's: it stays there while the run grows. */
  follows: boolean;
}

/** Narrower than this part of a run, or than this many places, a window shows nothing more. */
const leastPart = 0.01;
const leastLength = 60;

export function leastWindow(length: number): number {
  return Math.min(length, Math.max(leastLength, length * leastPart));
}

/** A window as it was wanted, held within the run. The edge that was moved gives way, not the other one. */
export function windowWithin(from: number, to: number, length: number, moved: 'from' | 'to' | 'both'): ScrubWindow {
  const least = leastWindow(length);
  if (moved === 'both') {
    const size = Math.min(Math.max(to - from, least), length);
    const start = Math.min(Math.max(from, 0), length - size);
    return { from: start, to: start + size, follows: start + size >= length };
  }
  const held =
    moved === 'from'
      ? { from: Math.max(0, Math.min(from, to - least)), to }
      : { from, to: Math.min(length, Math.max(to, from + least)) };
  return { ...held, follows: held.to >= length };
}

/** The window as the run has grown. */
export function grownWindow(window: ScrubWindow, length: number): ScrubWindow {
  if (window.follows && window.to !== length)
    return { from: Math.max(0, length - (window.to - window.from)), to: length, follows: true };
  return window.to <= length ? window : windowWithin(window.from, window.to, length, 'both');
}

/** Room before a moment that a window turns to. */
const ahead = 0.15;

/**
 * The window that goes along when the cursor moves from one place to another: it turns a page when the cursor leaves it, and comes
 * to whoever jumps. One that was moved away by hand while time runs stays where it is.
 */
export function followedWindow(
  window: ScrubWindow,
  before: number,
  now: number,
  { length, jumped }: { length: number; jumped: boolean },
): ScrubWindow {
  const holds = (place: number) => place >= window.from && place <= window.to;
  if (holds(now) || (!jumped && !holds(before))) return window;
  const size = window.to - window.from;
  const from = now < before ? now - size * (1 - ahead) : now - size * ahead;
  return windowWithin(from, from + size, length, 'both');
}
