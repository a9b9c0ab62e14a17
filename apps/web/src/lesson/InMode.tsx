import type { NetworkMode } from '@socketlab/protocol';
import type { ReactNode } from 'react';
import { useLab } from '../state/store.ts';

/** A passage that is true of one kind of network only. Before the server has said which it has, the lesson speaks of virtual computers. */
export function InMode({ mode, children }: { mode: NetworkMode; children: ReactNode }) {
  const actual = useLab((state) => state.capabilities?.mode ?? 'virtual');
  return actual === mode ? children : null;
}
