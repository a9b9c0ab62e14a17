import type { LabEvent } from '@socketlab/protocol';
import type { EventListener } from './labState.ts';

const listeners = new Set<EventListener>();

/** Calls `listener` for every entry that arrives from now on, once, in order, whatever the cursor shows. Returns the way out. */
export function subscribeEvents(listener: EventListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For the store alone: tells every listener of entries that were just appended. */
export function publishEvents(events: readonly LabEvent[]): void {
  for (const event of events) for (const listener of listeners) listener(event);
}
