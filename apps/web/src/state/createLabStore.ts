import { setupFaults } from '@socketlab/lessons';
import { defaultDelayMs, type KeptFile, type LabEvent, protocolVersion, type ServerMessage } from '@socketlab/protocol';
import type { Timeline } from '@socketlab/timeline';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Shelf, ShelfParts } from '../work/shelf.ts';
import type { BenchParts } from './benchRequests.ts';
import { type Bookmark, createBookmarks } from './bookmarks.ts';
import { createLabClock } from './clock.ts';
import { type Connection, type ConnectionOptions, type Reply, RequestRefused } from './connection.ts';
import { createWork } from './createWork.ts';
import { settingOf, withSetting } from './faultSettings.ts';
import { isFed } from './isFed.ts';
import { createLabRequests } from './labRequests.ts';
import type { LabState, Notice } from './labState.ts';
import { createPlayback } from './playback.ts';
import { freshPresent, reducePresent } from './presentLab.ts';

/** What a connection tells the store of itself. */
export interface LabConnectionHandlers extends Pick<ConnectionOptions, 'onMessage'> {
  onState(state: LabState['connection'], refusal: string | null): void;
}

export interface LabStoreParts {
  createTimeline(): Timeline;
  /** Where the student's files are kept. */
  createShelf(handlers: Pick<ShelfParts<KeptFile>, 'onKeeping' | 'onForeign'>): Shelf<KeptFile>;
  connect(handlers: LabConnectionHandlers): Connection;
  nowMs(): number;
  setTimer(run: () => void, ms: number): () => void;
  /** Told of every entry once, after it has been appended. */
  publish(events: readonly LabEvent[]): void;
  /** Told of every appended batch once the store has it, so that its painting can be timed. */
  onAppended(events: readonly LabEvent[]): void;
}

export interface LabStore {
  useLab: UseBoundStore<StoreApi<LabState>>;
  /** Moves a live or playing cursor on. */
  tick(): void;
  shelf: Shelf<KeptFile>;
  /** What a whole run on this page's stage is made with: its code comes with the exercises. */
  benchParts: BenchParts;
}

type Actions = { [K in keyof LabState]: LabState[K] extends (...args: never[]) => unknown ? K : never }[keyof LabState];
type Batch = Extract<ServerMessage, { kind: 'events' }>;

/** The page's one store, from its parts: real ones in the browser, small ones in tests. */
export function createLabStore(parts: LabStoreParts): LabStore {
  const clock = createLabClock();
  const timeline = parts.createTimeline();
  const waiters = new Set<(event: LabEvent) => void>();
  /** Bookmarks of labs that were left: one that is shown again has its own. */
  const marked = new Map<string, readonly Bookmark[]>();
  /** Batches of a lab whose `openLab` reply is still on its way. */
  let early: Batch[] = [];
  let noticeId = 0;
  let reattaching = false;

  const start = { applied: 0, atUs: 0 };
  const initial: Omit<LabState, Actions> = {
    connection: 'connecting',
    refusal: null,
    capabilities: null,
    lab: null,
    busy: null,
    watching: null,
    recording: null,
    timeline,
    revision: 0,
    present: freshPresent,
    cursor: start,
    view: timeline.view(start),
    playback: { mode: 'live', speed: 1, pace: 'true', loop: null },
    bookmarks: [],
    selectedPacket: null,
    space: null,
    files: [],
    selected: {},
    keeping: 'kept',
    delayMs: defaultDelayMs,
    faults: [],
    notices: [],
    runGate: null,
    guest: null,
  };
  // The actions need the store they act on; they are put in below, before anyone can see it.
  const useLab = create<LabState>()(() => initial as LabState);
  const get = useLab.getState;
  const set = (part: Partial<LabState>) => useLab.setState(part);
  const playback = createPlayback({ get, set, clock, nowMs: parts.nowMs });

  /** A lab is on its way, and its first entries may be here before the reply that names it. */
  const opening = () => get().busy === 'open' || get().busy === 'check';

  function notify(notice: Omit<Notice, 'id'>): void {
    noticeId += 1;
    const rest = get().notices.filter((one) => one.text !== notice.text);
    set({ notices: [...rest, { ...notice, id: noticeId }].slice(-3) });
  }

  function adopt(id: string | null): void {
    const empty = parts.createTimeline();
    const { lab: before, bookmarks } = get();
    if (before) marked.set(before.id, bookmarks);
    clock.reset();
    set({
      lab: id === null ? null : { id, status: 'open', goneText: null },
      timeline: empty,
      revision: get().revision + 1,
      present: freshPresent,
      cursor: start,
      view: empty.view(start),
      playback: { ...get().playback, mode: 'live', loop: null },
      bookmarks: (id !== null && marked.get(id)) || [],
      selectedPacket: null,
      notices: [],
    });
    const mine = early.filter((batch) => batch.lab === id);
    early = [];
    for (const batch of mine) receiveEvents(batch);
  }

  function receiveEvents(batch: Batch): void {
    const { lab, timeline: log, playback: player, revision } = get();
    if (lab?.id !== batch.lab) {
      if (opening()) early.push(batch);
      return;
    }
    // What the page has ended has no more say in what is set, and is shown as it ended.
    if (lab.status === 'over') return;
    const fresh = batch.events.filter((event) => event.seq >= log.events.length);
    if (fresh[0] && fresh[0].seq > log.events.length) {
      void attach();
      return;
    }
    clock.hear(batch.nowUs, parts.nowMs());
    if (fresh.length === 0) return;
    log.append(fresh);
    const cursor = player.mode === 'live' ? playback.liveCursor(log) : get().cursor;
    const present = fresh.reduce(reducePresent, get().present);
    set({ revision: revision + 1, present, cursor, ...(player.mode === 'live' ? { view: log.view(cursor) } : {}) });
    const changed = fresh.map(settingOf).filter((one) => one !== null);
    if (changed.length > 0) set({ faults: changed.reduce(withSetting, get().faults) });
    parts.onAppended(fresh);
    parts.publish(fresh);
    for (const event of fresh) for (const waiter of waiters) waiter(event);
  }

  /** Asks for whatever is missing after a loss, by the number of entries that are here. */
  async function attach(): Promise<void> {
    const { lab, timeline: log } = get();
    if (!isFed(lab) || reattaching) return;
    reattaching = true;
    try {
      await connection.ask({ kind: 'attachLab', lab: lab.id, from: log.events.length });
    } catch (error) {
      // Lost again: the next welcome tries once more. Refused: the lab is over.
      if (error instanceof RequestRefused && error.refusal?.code === 'unknown-lab') gone(lab.id, error.refusal.message);
    } finally {
      reattaching = false;
    }
  }

  function gone(id: string, text: string): void {
    const { lab } = get();
    if (lab?.id !== id || lab.status === 'over') return;
    clock.freeze(parts.nowMs());
    set({ lab: { id, status: 'gone', goneText: text } });
  }

  /** The page has ended a lab itself: what it has shown stays, and nothing more can be asked of it. */
  function retire(id: string): void {
    const { lab } = get();
    if (lab?.id !== id || lab.status !== 'open') return;
    clock.freeze(parts.nowMs());
    set({ lab: { ...lab, status: 'over' } });
  }

  function receive(message: Exclude<ServerMessage, Reply>): void {
    switch (message.kind) {
      case 'welcome':
        set({ capabilities: message.capabilities });
        // Entries of another version may not be readable here: asking for them again and again would not help.
        if (message.version === protocolVersion) void attach();
        else notify({ tone: 'error', code: null, text: '서버가 새 판으로 바뀌었습니다. 페이지를 새로 고칩니다.' });
        break;
      case 'events':
        receiveEvents(message);
        break;
      case 'labGone':
        // The old lab of a run that is being replaced: its going was asked for, and its successor is on its way.
        if (message.reason !== 'closed' || !opening()) gone(message.lab, message.message);
        break;
      case 'error':
        notify({ tone: 'error', code: message.code, text: message.message });
        break;
      default:
        message satisfies never;
    }
  }

  const connection = parts.connect({
    onState(state, refusal) {
      if (state !== 'open') clock.freeze(parts.nowMs());
      set({ connection: state, refusal });
      if (state === 'open') set({ notices: get().notices.filter(({ untilOpen }) => !untilOpen) });
    },
    onMessage: receive,
  });

  const requests = createLabRequests({
    get,
    set,
    connection,
    notify,
    adopt,
    waitFor: (fits, timeoutMs) =>
      new Promise((resolve) => {
        const done = (event: LabEvent | null) => {
          cancel();
          waiters.delete(waiter);
          resolve(event);
        };
        const waiter = (event: LabEvent) => {
          if (fits(event)) done(event);
        };
        const cancel = parts.setTimer(() => done(null), timeoutMs);
        waiters.add(waiter);
      }),
  });

  const shelf = parts.createShelf({
    onKeeping: (keeping) => {
      if (keeping !== get().keeping) set({ keeping });
    },
    onForeign: (write) => receiveWork(write),
  });
  const { receive: receiveWork, ...work } = createWork({ get, set, shelf, notify });

  const { tick, liveCursor: _, ...player } = playback;
  set({
    ...player,
    ...createBookmarks({ get, set, notify }),
    ...requests,
    ...work,
    reconnect: () => connection.reconnect(),
    applySetup: (setup) => set({ faults: setupFaults(setup), delayMs: setup.delayMs ?? defaultDelayMs }),
    setRunGate: (runGate) => set({ runGate }),
    selectPacket: (packet) => set({ selectedPacket: packet }),
    notify,
    dismissNotice: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
  });
  return { useLab, tick, shelf, benchParts: { get, set, connection, adopt, retire } };
}
