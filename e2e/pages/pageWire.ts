import type { Page, WebSocketRoute } from '@playwright/test';
import type { LabEvent, PageRequest, ServerMessage } from '../../packages/protocol/src/index.ts';

/** The page's own WebSocket in the test's hand: what it hears can be read, what it says added to, and it can be cut. */
export interface PageWire {
  /** Everything the server has said to this page, oldest first. */
  readonly heard: readonly ServerMessage[];
  /** Says something to the server as if the page had: the answer reaches the page. */
  say(text: string): void;
  /** The first thing that `find` finds in what was heard or will be. */
  find<T>(find: (message: ServerMessage) => T | undefined): Promise<T>;
  /** Every entry of a lab's log that has arrived, in the order of arrival. */
  entries(lab: string): LabEvent[];
  /** Ends the connection, and every try to have it back, until `mend`. */
  cut(): Promise<void>;
  mend(): void;
  /** From now on the server hears nothing of this kind from the page, until what this gives is called: then all of it. */
  keepBack(kind: PageRequest['kind']): () => void;
  /** From the next connection on the server takes the page's words and says nothing. */
  silence(): void;
}

/** Must be called before the page is opened. */
export async function holdWire(page: Page): Promise<PageWire> {
  const heard: ServerMessage[] = [];
  const waiting = new Set<() => void>();
  let ends: { page: WebSocketRoute; server: WebSocketRoute } | null = null;
  let state: 'open' | 'cut' | 'silent' = 'open';
  let kept: { kind: PageRequest['kind']; sends: (() => void)[] } | null = null;

  await page.routeWebSocket(/\/ws$/, (route) => {
    if (state === 'cut') return void route.close({ code: 1001 });
    if (state === 'silent') return;
    const server = route.connectToServer();
    const mine = { page: route, server };
    ends = mine;
    route.onMessage((data) => {
      const send = () => server.send(data);
      if (kept && (JSON.parse(data.toString()) as PageRequest).kind === kept.kind) kept.sends.push(send);
      else send();
    });
    server.onMessage((data) => {
      // What was on its way when the connection was cut never reaches the page.
      if (ends !== mine) return;
      heard.push(JSON.parse(data.toString()) as ServerMessage);
      route.send(data);
      for (const look of [...waiting]) look();
    });
  });

  return {
    heard,
    say(text) {
      if (!ends) throw new Error('the page has no connection yet');
      ends.server.send(text);
    },
    find: (find) =>
      new Promise((resolve) => {
        const look = () => {
          for (const message of heard) {
            const found = find(message);
            if (found === undefined) continue;
            waiting.delete(look);
            return resolve(found);
          }
        };
        waiting.add(look);
        look();
      }),
    entries: (lab) =>
      heard.flatMap((message) => (message.kind === 'events' && message.lab === lab ? message.events : [])),
    async cut() {
      state = 'cut';
      const cut = ends;
      ends = null;
      await cut?.page.close({ code: 1001 });
      await cut?.server.close({ code: 1001 });
    },
    mend() {
      state = 'open';
    },
    keepBack(kind) {
      const mine = { kind, sends: [] as (() => void)[] };
      kept = mine;
      return () => {
        kept = null;
        for (const send of mine.sends) send();
      };
    },
    silence() {
      state = 'silent';
    },
  };
}
