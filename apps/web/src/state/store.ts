import { createTimeline } from '@socketlab/timeline';
import { browserParts } from './browserConnection.ts';
import { createConnection } from './connection.ts';
import { createLabStore } from './createLabStore.ts';
import { publishEvents } from './events.ts';
import { reportPainted } from './paintHook.ts';

/** The page's store. Components take narrow slices: `useLab((state) => state.view.packets)`. */
export const { useLab, tick, bench } = createLabStore({
  createTimeline,
  connect: (handlers) => createConnection({ ...browserParts, ...handlers }),
  nowMs: () => performance.now(),
  setTimer: browserParts.setTimer,
  publish: publishEvents,
  onAppended: reportPainted,
});
