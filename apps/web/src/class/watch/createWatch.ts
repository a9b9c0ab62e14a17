import { setupFaults } from '@socketlab/lessons';
import { defaultDelayMs } from '@socketlab/protocol';
import type { StoreApi } from 'zustand';
import type { BenchParts } from '../../state/benchRequests.ts';
import { RequestRefused } from '../../state/connection.ts';
import { isFed } from '../../state/isFed.ts';
import type { LabState, OwnLab } from '../../state/labState.ts';
import { type OwnActions, ownActions } from '../../state/ownActions.ts';
import { ownLab } from '../../state/ownLab.ts';
import { withWatched } from './watchedFiles.ts';

export interface Watch {
  /** Shows somebody else's lab in the place of the student's own, from its start, as soon as nothing else is under way. */
  watchLab(lab: string, title: string): void;
  /** The student's own lab, files and wire come back. */
  stopWatching(): void;
}

/** What is the student's own, while something else stands on the stage. */
type Parked = Pick<LabState, 'space' | 'selected' | 'lab' | 'timeline' | 'present' | 'faults' | 'delayMs'>;

/** Puts the page's store aside for a lab that is only looked at, and back. Nothing that is asked meanwhile reaches that lab. */
export function createWatch(useLab: StoreApi<LabState>, { connection, adopt }: BenchParts): Watch {
  const get = useLab.getState;
  const set = (part: Partial<LabState>) => useLab.setState(part);
  let wanted: { lab: string; title: string } | null = null;
  let parked: Parked | null = null;
  let actions: OwnActions | null = null;
  let own: OwnLab | null = null;
  /** Entries of the watched log that were read for its files. */
  let read = 0;

  /** Null: attached. Undefined: lost on the way; the next welcome tries again. */
  async function attach(lab: string, from: number): Promise<string | null | undefined> {
    try {
      await connection.ask({ kind: 'attachLab', lab, from });
      return null;
    } catch (error) {
      if (error instanceof RequestRefused) return error.refusal?.message;
      throw error;
    }
  }

  function closeOwn(): void {
    if (!parked) return;
    if (parked.lab?.status === 'open') connection.ask({ kind: 'closeLab', lab: parked.lab.id }).catch(() => {});
    parked = { ...parked, lab: null };
    own = null;
    const { watching } = get();
    if (watching) set({ watching: { ...watching, own: null } });
  }

  /** What the page does to itself while it watches happens to what is parked. */
  const aside: OwnActions = {
    openSpace(space) {
      if (!parked) return;
      const before = parked.space;
      if (before && (before.id !== space.id || before.hosts.join() !== space.hosts.join())) closeOwn();
      parked = { ...parked, space };
    },
    setSource() {},
    async reset() {
      closeOwn();
    },
    applySetup(setup) {
      if (parked) parked = { ...parked, faults: setupFaults(setup), delayMs: setup.delayMs ?? defaultDelayMs };
    },
  };

  function park(): void {
    const { space, selected, lab, timeline, present, faults, delayMs } = get();
    parked = { space, selected, lab, timeline, present, faults, delayMs };
    actions = ownActions(get());
    own = ownLab(get());
    set(aside);
  }

  async function show({ lab, title }: { lab: string; title: string }): Promise<void> {
    const { notices } = get();
    adopt(lab);
    read = 0;
    set({
      notices,
      lab: { id: lab, status: 'watched', goneText: null },
      busy: 'watch',
      watching: { lab, title, over: false, own },
      space: { id: lab, lesson: '', hosts: ['client', 'server'], files: [] },
      files: [],
      selected: {},
      faults: [],
    });
    const refused = await attach(lab, 0);
    if (refused && get().watching?.lab === lab) lose();
  }

  /** The watched lab is gone: its last picture stays until the next one. */
  function lose(): void {
    const { lab, watching } = get();
    if (!lab || !watching) return;
    set({ lab: { ...lab, status: 'over', goneText: null }, watching: { ...watching, over: true } });
  }

  function comeBack(): void {
    if (!parked) return;
    const { notices, revision } = get();
    const { space, selected, lab, ...rest } = parked;
    parked = null;
    own = null;
    adopt(lab?.id ?? null);
    const log = lab ? rest : { faults: rest.faults, delayMs: rest.delayMs };
    set({
      ...actions,
      ...log,
      lab,
      notices,
      revision: revision + 2,
      watching: null,
      busy: null,
      space: null,
      files: [],
    });
    if (space) get().openSpace(space);
    set({ selected });
    get().goLive();
    if (lab?.status === 'open') void reattach(lab.id);
  }

  async function reattach(lab: string): Promise<void> {
    const refused = await attach(lab, get().timeline.events.length);
    if (refused && get().lab?.id === lab) set({ lab: { id: lab, status: 'gone', goneText: refused } });
  }

  /** A page that was away is attached to nothing: its own lab would be ended for want of anybody who watches it. */
  async function holdOwn(): Promise<void> {
    const kept = own;
    if (!kept) return;
    const refused = await attach(kept.lab, kept.entries);
    if (refused && parked && own === kept)
      parked = { ...parked, lab: { id: kept.lab, status: 'gone', goneText: refused } };
  }

  function readFiles(): void {
    const { lab, timeline, space, files, selected, delayMs } = get();
    if (!isFed(lab) || timeline.events.length <= read) return;
    const fresh = timeline.events.slice(read);
    read = timeline.events.length;
    const shown = { space, files, selected, delayMs };
    const next = fresh.reduce((before, event) => withWatched(before, lab.id, event), shown);
    if (next !== shown) set(next);
  }

  function reconcile(): void {
    const { watching, busy, connection: state } = get();
    if (!wanted) {
      if (parked) comeBack();
      return;
    }
    if (watching?.lab === wanted.lab || state !== 'open') return;
    // Whatever the student has begun is ended first: a run, or a check.
    if (!parked && busy !== null) return;
    if (!parked) park();
    void show(wanted);
  }

  useLab.subscribe((now, before) => {
    if (now.busy !== before.busy || now.connection !== before.connection) reconcile();
    if (!parked) return;
    if (now.lab?.status === 'gone' && now.watching?.lab === now.lab.id) lose();
    if (now.connection === 'open' && before.connection !== 'open') void holdOwn();
    if (now.revision !== before.revision) readFiles();
  });

  return {
    watchLab(lab, title) {
      wanted = { lab, title };
      reconcile();
    },
    stopWatching() {
      wanted = null;
      reconcile();
    },
  };
}
