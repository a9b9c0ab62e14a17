import { useMemo } from 'react';
import { create } from 'zustand';
import { useLab } from '../state/store.ts';
import { type ConnectionInView, connectionShown, connectionsOf } from './connections.ts';

/** What the student chose; one choice for everything that shows a single connection. */
const useChoice = create<{ chosen: string | null }>()(() => ({ chosen: null }));

/** The connection that the kernel strip and the state diagram show. */
export function useConnection(): {
  connections: readonly ConnectionInView[];
  shown: string | null;
  choose(name: string): void;
} {
  const bands = useLab((state) => state.view.bands);
  const chosen = useChoice((state) => state.chosen);
  const connections = useMemo(() => connectionsOf(bands), [bands]);
  return {
    connections,
    shown: connectionShown(connections, chosen),
    choose: (name) => useChoice.setState({ chosen: name }),
  };
}
