import {
  type ClassMessage,
  classErrorMessages,
  classMessageSchema,
  type Me,
  meSchema,
} from '@socketlab/protocol/class';
import { browserParts, openSocketAt } from '../../state/browserConnection.ts';
import { createConnection } from '../../state/connection.ts';
import type { LabState } from '../../state/labState.ts';
import { useLab } from '../../state/store.ts';
import { browserStorage } from '../../work/browserStorage.ts';
import { createClassStore, type UnnumberedAsk } from './createClassStore.ts';

/** What pages of lessons look for before they load anything of classes. */
const hintKey = 'socketlab-class';

async function fetchMe(): Promise<Me | null> {
  try {
    const response = await fetch('/api/me', { signal: AbortSignal.timeout(5000) });
    return response.ok ? (meSchema.safeParse(await response.json()).data ?? null) : null;
  } catch {
    return null;
  }
}

/** The server turns a browser away that has joined no class. Once it has, it is let in: what was refused before is asked for again, once. */
function comeIn(): void {
  if (useLab.getState().connection === 'open') return;
  const stop = useLab.subscribe(({ connection }) => settle(connection));
  const settle = (connection: LabState['connection']) => {
    if (connection === 'connecting' || connection === 'lost') return;
    stop();
    if (connection === 'refused') useLab.getState().reconnect();
  };
  settle(useLab.getState().connection);
}

/** This page's class. Loaded only where there is one, or one is to be opened or joined. */
export const { useClass, tell } = createClassStore({
  fetchMe,
  connect: (handlers) =>
    createConnection<ClassMessage, UnnumberedAsk>({
      openSocket: () => openSocketAt('/ws/class'),
      parse: (value) => classMessageSchema.safeParse(value).data ?? null,
      async whyRefused() {
        const me = await fetchMe();
        return me && me.class === null ? classErrorMessages['class-over'] : null;
      },
      setTimer: browserParts.setTimer,
      ...handlers,
    }),
  wallMs: () => Date.now(),
  notify: (notice) => useLab.getState().notify(notice),
  remember(inClass) {
    if (inClass) comeIn();
    try {
      if (inClass) browserStorage()?.setItem(hintKey, '1');
      else browserStorage()?.removeItem(hintKey);
    } catch {
      // A private window may refuse: lesson pages of this browser then show no bar.
    }
  },
});
