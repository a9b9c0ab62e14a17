import type { StateBand } from '@socketlab/timeline';
import { useMemo } from 'react';
import { create } from 'zustand';
import { useThrottled } from '../design/useThrottled.ts';
import { useLab } from '../state/store.ts';
import { type ConnectionInView, connectionShown, connectionsOf } from './connections.ts';

/** What the student chose; one choice for everything that shows a single connection. */
const useChoice = create<{ chosen: string | null }>()(() => ({ chosen: null }));

/** A flood of entries need not be looked through with every one. */
const readEveryMs = 250;

/** The state bands of the whole log, wherever the cursor stands. */
export function useAllBands(): readonly StateBand[] {
  const live = useLab((state) => state.playback.mode === 'live');
  const bands = useLab((state) => state.view.bands);
  const timeline = useLab((state) => state.timeline);
  const revision = useThrottled(
    useLab((state) => state.revision),
    readEveryMs,
  );
  // The log is one growing object; `revision` says when it has grown. Live, its end is what the stage shows anyway.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const whole = useMemo(
    () => (live ? null : timeline.view({ applied: timeline.events.length, atUs: timeline.endUs }).bands),
    [live, timeline, revision],
  );
  return whole ?? bands;
}

interface ConnectionChoice {
  /** Every connection of the log. */
  connections: readonly ConnectionInView[];
  shown: ConnectionInView | null;
  choose(name: string): void;
}

/** The connection that the kernel strip and the state diagram show. */
export function useConnection(): ConnectionChoice {
  const bands = useLab((state) => state.view.bands);
  const all = useAllBands();
  const chosen = useChoice((state) => state.chosen);
  const connections = useMemo(() => connectionsOf(all), [all]);
  const upToCursor = useMemo(() => connectionsOf(bands), [bands]);
  const name = connectionShown(upToCursor, connections, chosen);
  return {
    connections,
    shown: connections.find((one) => one.name === name) ?? upToCursor.find((one) => one.name === name) ?? null,
    choose: (name) => useChoice.setState({ chosen: name }),
  };
}
