import { createShelf } from '../work/shelf.ts';
import type { Ask, ConnectionOptions, Reply } from './connection.ts';
import { createLabStore, type LabStoreParts } from './createLabStore.ts';

type TestStoreParts = Pick<LabStoreParts, 'createTimeline'> &
  Partial<LabStoreParts> & {
    /** What the server says to a request; it may throw, as a refusal does. */
    answer(ask: Ask): Partial<Reply> | Promise<Partial<Reply>>;
  };

/** The page's store over a connection that the test speaks for, with nothing kept and no time that passes by itself. */
export function createTestStore({ answer, ...parts }: TestStoreParts) {
  const asked: Ask[] = [];
  let handlers!: Pick<ConnectionOptions, 'onState' | 'onMessage'>;
  const store = createLabStore({
    createShelf: (given) =>
      createShelf({ storage: null, prefix: 'w:', parse: () => null, setTimer: () => () => {}, ...given }),
    connect(given) {
      handlers = given;
      return {
        async ask(ask) {
          asked.push(ask);
          return { kind: 'reply', request: 0, ...(await answer(ask)) };
        },
        reconnect() {},
        close() {},
      };
    },
    nowMs: () => 0,
    setTimer: () => () => {},
    publish() {},
    onAppended() {},
    ...parts,
  });
  return {
    ...store,
    asked,
    say: (message: Parameters<ConnectionOptions['onMessage']>[0]) => handlers.onMessage(message),
    connection: (state: Parameters<ConnectionOptions['onState']>[0]) => handlers.onState(state, null),
  };
}
