import type { DistributiveOmit } from '@socketlab/protocol';
import { type ClassMessage, type ClassRequest, classProtocolVersion, type Me } from '@socketlab/protocol/class';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { type Connection, type ConnectionOptions, RequestRefused } from '../../state/connection.ts';
import type { Notice } from '../../state/labState.ts';
import type { ClassAsk, ClassPageState } from '../classState.ts';
import { withRoster } from './withRoster.ts';

/** A request before its connection has numbered it. */
export type UnnumberedAsk = DistributiveOmit<ClassRequest, 'request'>;
export type ClassConnection = Connection<UnnumberedAsk, Extract<ClassMessage, { kind: 'reply' }>>;

export interface ClassStoreParts {
  /** `/api/me`; null where there was no answer. */
  fetchMe(): Promise<Me | null>;
  connect(handlers: Pick<ConnectionOptions<ClassMessage>, 'onState' | 'onMessage'>): ClassConnection;
  /** The wall clock, ms since 1970. */
  wallMs(): number;
  notify(notice: Omit<Notice, 'id'>): void;
  /** Whether this browser is in a class: pages of lessons look at it before they load anything of classes. */
  remember(inClass: boolean): void;
}

export interface ClassStore {
  useClass: UseBoundStore<StoreApi<ClassPageState>>;
  /** Asks what nobody pressed a button for: a refusal is told to nobody. */
  tell(ask: ClassAsk): Promise<boolean>;
}

type Actions = 'learnMe' | 'enter' | 'close' | 'ask';
type Data = Omit<ClassPageState, Actions>;

const outside: Omit<Data, 'me' | 'connection'> = { room: null, self: null, roster: new Map(), aheadMs: 0, over: null };

/** A page's one store of its class, from its parts: real ones in the browser, small ones in tests. */
export function createClassStore(parts: ClassStoreParts): ClassStore {
  // The actions need the store they act on; they are put in below, before anyone can see it.
  const useClass = create<ClassPageState>()(() => ({ me: null, connection: 'idle', ...outside }) as ClassPageState);
  const get = useClass.getState;
  const set = (part: Partial<Data>) => useClass.setState(part);
  let connection: ClassConnection | null = null;
  /** Questions who this browser is, and the last of them that was answered. */
  const asked = { count: 0, answered: 0 };
  let view: Extract<ClassAsk, { kind: 'enter' }>['view'] = 'student';

  async function learnMe(): Promise<Me | null> {
    asked.count += 1;
    const mine = asked.count;
    const me = await parts.fetchMe();
    if (!me) return null;
    // A later question was answered sooner: this browser may have joined a class between the two.
    if (mine < asked.answered) return get().me;
    asked.answered = mine;
    parts.remember(me.class !== null);
    set({ me });
    return me;
  }

  /** Null where it was done. */
  async function attempt(ask: ClassAsk): Promise<RequestRefused | null> {
    const id = get().me?.class?.id;
    try {
      if (!connection || id === undefined) throw new RequestRefused(null);
      await connection.ask({ ...ask, class: id } as UnnumberedAsk);
      return null;
    } catch (error) {
      if (error instanceof RequestRefused) return error;
      throw error;
    }
  }

  async function ask(wanted: ClassAsk): Promise<boolean> {
    const refused = await attempt(wanted);
    if (!refused) return true;
    parts.notify({ tone: 'error', code: refused.refusal?.code ?? null, text: refused.message });
    return false;
  }

  function leave(over: ClassPageState['over']): void {
    const { me } = get();
    connection?.close();
    connection = null;
    parts.remember(false);
    set({ over, connection: 'idle', ...(me ? { me: { ...me, class: null } } : {}) });
  }

  function receive(message: Exclude<ClassMessage, { kind: 'reply' }>): void {
    const { room, self, roster } = get();
    switch (message.kind) {
      case 'welcome':
        set({ aheadMs: message.nowMs - parts.wallMs() });
        // What another version says may not be readable here: the class goes on without this page until it is loaded anew.
        if (message.version === classProtocolVersion) void enterRoom();
        else
          parts.notify({ tone: 'error', code: null, text: '서버가 새 판으로 바뀌었습니다. 페이지를 새로 고칩니다.' });
        break;
      case 'class':
        set({ room: message.state, self: message.self, aheadMs: message.nowMs - parts.wallMs() });
        break;
      case 'changed':
        if (room) set({ room: { ...room, ...message.state } as typeof room });
        break;
      case 'self':
        if (self) set({ self: { ...self, ...message.self } as typeof self });
        break;
      case 'roster':
        set({ roster: withRoster(roster, message) });
        break;
      case 'over':
        leave(message.reason);
        break;
      case 'error':
        parts.notify({ tone: 'error', code: message.code, text: message.message });
        break;
      default:
        message satisfies never;
    }
  }

  async function enterRoom(): Promise<void> {
    if (!get().me?.class) await learnMe();
    const refused = await attempt({ kind: 'enter', view });
    // Lost again: the next welcome enters. Refused: the cookie may be of a class that is over by now.
    if (!refused?.refusal) return;
    parts.notify({ tone: 'error', code: refused.refusal.code, text: refused.message });
    if (refused.refusal.code === 'class-over') leave('ended');
    if (refused.refusal.code === 'banned') leave('banned');
  }

  useClass.setState({
    learnMe,
    enter(wanted) {
      if (connection) return;
      view = wanted;
      set(outside);
      connection = parts.connect({ onState: (state) => set({ connection: state }), onMessage: receive });
    },
    close() {
      connection?.close();
      connection = null;
      set({ connection: 'idle' });
    },
    ask,
  });
  return { useClass, tell: async (wanted) => (await attempt(wanted)) === null };
}
