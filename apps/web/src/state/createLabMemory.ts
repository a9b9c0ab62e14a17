import type { StoreApi } from 'zustand';
import type { BenchParts } from './benchRequests.ts';
import { readBookmarks } from './bookmarks.ts';
import { RequestRefused } from './connection.ts';
import type { LabState, OwnLab } from './labState.ts';
import { ownLab } from './ownLab.ts';

const storageKey = 'socketlab.lab';
/** A log that stops short of what it had is no reason to keep the student from working. */
const patienceMs = 5000;

export interface LabMemory {
  /** Shows the lab again that this page had before it was loaded anew. */
  comeBack(): Promise<void>;
  /** The page goes, perhaps to come back. */
  leave(): void;
  forget(): void;
  takeLost(): readonly string[];
}

/** Remembers over a reload which lab is this page's. `storage` is of one tab. */
export function createLabMemory(
  useLab: StoreApi<LabState>,
  { connection, adopt }: Pick<BenchParts, 'connection' | 'adopt'>,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
): LabMemory {
  const get = useLab.getState;
  const set = (part: Partial<LabState>) => useLab.setState(part);
  let lost: readonly string[] = [];

  function take(): OwnLab | null {
    try {
      const text = storage?.getItem(storageKey) ?? 'null';
      storage?.removeItem(storageKey);
      return readOwnLab(JSON.parse(text));
    } catch {
      return null;
    }
  }

  /** False: it took too long. */
  function until(fits: (state: LabState) => boolean, mostMs = Number.POSITIVE_INFINITY): Promise<boolean> {
    return new Promise((resolve) => {
      if (fits(get())) return resolve(true);
      const done = (here: boolean) => {
        stop();
        clearTimeout(timer);
        resolve(here);
      };
      const timer = mostMs < Number.POSITIVE_INFINITY ? setTimeout(() => done(false), mostMs) : undefined;
      const stop = useLab.subscribe((state) => {
        if (fits(state)) done(true);
      });
    });
  }

  /** The settings of its wire that no other entry tells. */
  function readDelay(): void {
    for (const event of get().timeline.events)
      if (event.kind === 'opened' || event.kind === 'delay') set({ delayMs: event.delayMs });
  }

  async function comeBack(): Promise<void> {
    const left = take();
    if (!left) return;
    await until(({ connection: state, space, busy }) => state === 'open' && space !== null && busy === null);
    const { lab, space } = get();
    if (lab !== null || !space || space.id !== left.space || space.hosts.join() !== left.hosts) return;
    const { notices } = get();
    adopt(left.lab);
    // What is read again was counted when it happened.
    set({ notices, busy: 'watch', bookmarks: readBookmarks(left.bookmarks) ?? [] });
    try {
      await connection.ask({ kind: 'attachLab', lab: left.lab, from: 0 });
      await until((state) => state.lab?.id !== left.lab || state.timeline.events.length >= left.entries, patienceMs);
      readDelay();
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      // Lost on the way: the next welcome attaches. Refused: it is over, and the page starts empty.
      if (error.refusal && get().lab?.id === left.lab) {
        lost = left.running;
        adopt(null);
        set({ notices });
      }
    } finally {
      if (get().busy === 'watch') set({ busy: null });
    }
  }

  function leave(): void {
    const { watching } = get();
    const left = watching ? watching.own : ownLab(get());
    if (!left) return;
    try {
      storage?.setItem(storageKey, JSON.stringify(left));
    } catch {
      // A private window may refuse: the page then starts empty, as ever.
    }
  }

  return {
    comeBack,
    leave,
    forget: () => void take(),
    takeLost() {
      const taken = lost;
      lost = [];
      return taken;
    },
  };
}

/** Null for anything else: another version of the page may have written it. */
function readOwnLab(value: Partial<Record<keyof OwnLab, unknown>> | null): OwnLab | null {
  const { lab, space, hosts, entries, running } = value ?? {};
  const fits = [lab, space, hosts].every((one) => typeof one === 'string') && typeof entries === 'number';
  return fits && Array.isArray(running) ? (value as OwnLab) : null;
}
