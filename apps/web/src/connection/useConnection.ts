import type { BandList, ConnectionView, ListView, StageView } from '@socketlab/timeline';
import { useMemo } from 'react';
import { create } from 'zustand';
import { useThrottled } from '../design/useThrottled.ts';
import { useLab } from '../state/store.ts';
import { connectionShown } from './connections.ts';

/** What the student chose; one choice for everything that shows a single connection. */
const useChoice = create<{ chosen: string | null }>()(() => ({ chosen: null }));

/** A flood of entries need not be looked through with every one. */
const readEveryMs = 250;

/** A part of the picture at the end of the log, wherever the cursor stands. */
function useWhole<K extends 'bands' | 'connections'>(part: K): StageView[K] {
  const live = useLab((state) => state.playback.mode === 'live');
  const now = useLab((state) => state.view[part]);
  const timeline = useLab((state) => state.timeline);
  const revision = useThrottled(
    useLab((state) => state.revision),
    readEveryMs,
  );
  // The log is one growing object; `revision` says when it has grown. Live, its end is what the stage shows anyway.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const whole = useMemo(
    () => (live ? null : timeline.view({ applied: timeline.events.length, atUs: timeline.endUs })[part]),
    [live, timeline, revision, part],
  );
  return whole ?? now;
}

/** The state bands of the whole log. */
export const useAllBands = (): BandList => useWhole('bands');

interface ConnectionChoice {
  /** Every connection of the log. */
  connections: ListView<ConnectionView>;
  shown: ConnectionView | null;
  choose(name: string): void;
}

/** The connection that the kernel strip and the state diagram show. */
export function useConnection(): ConnectionChoice {
  const upToCursor = useLab((state) => state.view.connections);
  const connections = useWhole('connections');
  const chosen = useChoice((state) => state.chosen);
  const name = connectionShown(upToCursor, connections, chosen);
  const isShown = (one: ConnectionView) => one.name === name;
  return {
    connections,
    shown: name === null ? null : (connections.findLast(isShown) ?? upToCursor.findLast(isShown) ?? null),
    choose: (name) => useChoice.setState({ chosen: name }),
  };
}
