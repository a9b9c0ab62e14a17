import type { LabEvent } from '@socketlab/protocol';
import type { RecordingHeader } from '@socketlab/recording';
import type { StoreApi } from 'zustand';
import type { BenchParts } from '../state/benchRequests.ts';
import type { LabState, ShownRecording } from '../state/labState.ts';
import { type OwnActions, ownActions } from '../state/ownActions.ts';
import { freshPresent } from '../state/presentLab.ts';
import { openAdded, type WorkFile } from '../state/workFile.ts';
import type { OwnBookmarks } from './ownBookmarks.ts';
import { ranSources } from './ranSources.ts';
import type { ReadRun } from './readRun.ts';

export interface Show {
  /**
   * Puts a kept run on the stage, at `atUs` where a moment is named, else at its beginning. The page's own lab is ended: it would go on unseen. Does
   * nothing and says so (false) while somebody else's lab stands there: what is put aside for that one would never come back.
   */
  show(run: ReadRun, from: Pick<ShownRecording, 'from' | 'name'>, atUs?: number): boolean;
  /** The stage is the page's own again, and empty. Does nothing where no recording is shown. */
  leave(): void;
}

/** The page's store with a kept run in the place of a lab: nothing can be asked of it, and nothing counts as the student's doing. */
export function createShow(useLab: StoreApi<LabState>, { adopt }: Pick<BenchParts, 'adopt'>, own: OwnBookmarks): Show {
  const get = useLab.getState;
  const set = (part: Partial<LabState>) => useLab.setState(part);
  let actions: OwnActions | null = null;
  useLab.subscribe(({ recording, bookmarks }, before) => {
    // Where the recording is another one, its bookmarks came with it.
    if (recording && recording === before.recording && bookmarks !== before.bookmarks)
      own.keep(recording.header, bookmarks);
  });
  /** How the wire is set for the page's own labs. */
  let wire: Pick<LabState, 'delayMs' | 'faults'> | null = null;

  function leave(): void {
    if (!actions) return;
    set({ ...actions, ...wire, recording: null, watching: null, busy: null, space: null, files: [], selected: {} });
    actions = null;
    adopt(null);
  }

  /** Whatever the page turns to next, it finds its own store. */
  const aside: OwnActions = {
    openSpace(space) {
      leave();
      get().openSpace(space);
    },
    async reset() {
      leave();
    },
    applySetup(setup) {
      leave();
      get().applySetup(setup);
    },
    setSource() {},
  };

  return {
    show({ header, timeline }, from, atUs) {
      if (get().watching && !get().recording) return false;
      leave();
      const { events } = timeline;
      const id = `recording ${from.name}`;
      const { notices } = get();
      // Ends the lab of whatever was open before, as going to another lesson does.
      get().openSpace({ id, lesson: header.place?.lesson ?? '', hosts: header.hosts, files: [] });
      adopt(null);
      actions = ownActions(get());
      wire = { delayMs: get().delayMs, faults: get().faults };
      const cursor = timeline.cursorAt(atUs ?? events[0]?.at ?? 0);
      const opened = events[0];
      set({
        ...aside,
        lab: { id, status: 'over', goneText: null },
        busy: 'watch',
        watching: { lab: id, title: header.title, over: true, own: null },
        recording: { header, ...from },
        files: filesOf(id, header.files, events),
        selected: {},
        delayMs: opened?.kind === 'opened' ? opened.delayMs : get().delayMs,
        faults: [],
        present: freshPresent,
        timeline,
        cursor,
        view: timeline.view(cursor),
        revision: get().revision + 1,
        playback: { ...get().playback, mode: 'paused' },
        bookmarks: own.of(header) ?? header.bookmarks,
        selectedPacket: null,
        notices,
      });
      return true;
    },
    leave,
  };
}

/** The programs of a run, to be read and not written. */
function filesOf(space: string, kept: RecordingHeader['files'], events: readonly LabEvent[]): WorkFile[] {
  return ranSources(kept, events).map(({ host, name, source }) =>
    openAdded(`${space}/${host}/${name}`, { host, name, mine: source, slot: 'mine', answerSeen: false }),
  );
}
