import { keptFileSchema } from '@socketlab/protocol';
import { createTimeline } from '@socketlab/timeline';
import { whenIdle } from '../design/whenIdle.ts';
import { noConnection } from '../static/noConnection.ts';
import { browserStorage } from '../work/browserStorage.ts';
import { createShelf } from '../work/shelf.ts';
import { browserParts, browserTimer } from './browserConnection.ts';
import { createConnection } from './connection.ts';
import { createLabStore } from './createLabStore.ts';
import { publishEvents } from './events.ts';
import { reportPainted } from './paintHook.ts';

/** The page's store. Components take narrow slices: `useLab((state) => state.view.packets)`. */
export const {
  useLab,
  tick,
  benchParts,
  shelf: fileShelf,
} = createLabStore({
  createTimeline,
  createShelf: (handlers) =>
    createShelf({
      storage: browserStorage(),
      prefix: 'socketlab.work.1:',
      parse: (value) => keptFileSchema.safeParse(value).data ?? null,
      setTimer: browserTimer,
      ...handlers,
    }),
  connect: import.meta.env.SOCKETLAB_STATIC
    ? noConnection
    : (handlers) => createConnection({ ...browserParts, ...handlers }),
  nowMs: () => performance.now(),
  setTimer: browserTimer,
  publish: publishEvents,
  onAppended: reportPainted,
});

window.addEventListener('storage', ({ key, newValue }) => fileShelf.heard(key, newValue));
// The last moment that every browser tells of, a phone's too (Page Lifecycle: a hidden page may be ended without another word).
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') fileShelf.flush();
});
window.addEventListener('pagehide', () => fileShelf.flush());

// A page that was loaded anew finds its lab again.
if (!import.meta.env.SOCKETLAB_STATIC) whenIdle(() => void import('./labMemory.ts'));
