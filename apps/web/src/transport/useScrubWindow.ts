import { useEffect, useMemo, useRef, useState } from 'react';
import { useLab } from '../state/store.ts';
import type { RunScale } from './runScale.ts';
import { followedWindow, grownWindow, type ScrubWindow, windowWithin } from './scrubWindow.ts';

/** From here on a run has an overview, and a window on it. */
const longEntries = 2000;
const longUs = 60_000_000;

export interface ShownWindow {
  /** The run is long enough for an overview. */
  long: boolean;
  window: ScrubWindow;
  choose(from: number, to: number, moved: 'from' | 'to' | 'both'): void;
  /** The whole run again. */
  chooseAll(): void;
}

/** Which part of the run the scrub bar shows: all of it, until a part is chosen. */
export function useScrubWindow(scale: RunScale, entries: number): ShownWindow {
  const [chosen, setChosen] = useState<ScrubWindow | null>(null);
  const latest = useRef(scale);
  latest.current = scale;
  const long = entries > longEntries || scale.endUs > longUs;

  useEffect(() => {
    if (!long) setChosen(null);
  }, [long]);

  useEffect(
    () =>
      useLab.subscribe((now, before) => {
        if (now.cursor === before.cursor || now.timeline !== before.timeline) return;
        const { place, length } = latest.current;
        const [from, to] = [place(before.cursor.atUs), place(now.cursor.atUs)];
        const jumped = now.playback.mode === 'paused';
        setChosen((window) => window && followedWindow(window, from, to, { length, jumped }));
      }),
    [],
  );

  const { length } = scale;
  const window = useMemo(
    () => (chosen ? grownWindow(chosen, length) : { from: 0, to: length, follows: true }),
    [chosen, length],
  );
  return {
    long,
    window,
    choose(from, to, moved) {
      const next = windowWithin(from, to, length, moved);
      setChosen(next.from <= 0 && next.to >= length ? null : next);
    },
    chooseAll: () => setChosen(null),
  };
}
