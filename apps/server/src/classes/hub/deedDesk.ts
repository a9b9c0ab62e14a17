import type { LabEvent } from '@socketlab/protocol';
import { ClassError, classLimits, type DeedTarget, type DeedView } from '@socketlab/protocol/class';
import {
  type DeedAsked,
  type DeedOutcome,
  deedView,
  doDeed,
  type LiveDeed,
  spends,
  storedDeedState,
  undoDeed,
} from './deed.ts';
import { noteDeed, noteUndone } from './deedNotes.ts';
import { handOver } from './handOver.ts';
import type { LabBook } from './labBook.ts';
import { peopleOf, type Room, stageLab } from './room.ts';

/** What the instructor does to labs. */
export interface DeedDesk {
  /** The newest first. */
  views(): DeedView[];
  /** Does it now or later. Rejects with `nothing-reached` where it came to nothing at once. */
  trigger(deed: Omit<DeedAsked, 'targetName' | 'drill'>, afterMs: number): Promise<void>;
  /** Does it now; null where it reached nothing. */
  apply(deed: Omit<DeedAsked, 'targetName'>): Promise<{ live: LiveDeed; reached: readonly LabBook[] } | null>;
  undo(id: number): Promise<void>;
  takeBack(live: LiveDeed): Promise<void>;
  /** What a lab's log says of deeds: a fault that has done what it was for can't be taken off any more. */
  labGrew(lab: LabBook, events: readonly LabEvent[]): void;
  labGone(lab: LabBook): void;
  /** The labs that a target means now. Throws `unknown-member`. */
  labsOf(target: DeedTarget): LabBook[];
  /** Nothing that is pending happens any more. */
  close(): void;
}

export function createDeedDesk(room: Room): DeedDesk {
  const { clock, store, nowMs, send } = room.parts;
  const classId = room.stored.id;
  let deeds: LiveDeed[] = store.deeds(classId, classLimits.deedsListed).map((stored) => ({
    ...{ stored, drill: null, state: storedDeedState(stored), backs: new Map(), cancel: () => {} },
  }));
  deeds.sort((a, b) => b.stored.id - a.stored.id);

  function keep(asked: DeedAsked, atMs: number, outcome: DeedOutcome | null): LiveDeed {
    const { deed, target, targetName, drill } = asked;
    const counts = { reached: outcome?.reached.length ?? 0, missed: outcome?.missed ?? 0 };
    const stored = store.addDeed({ class: classId, deed, target, targetName, atMs, undoneAtMs: null, ...counts });
    const backs = outcome?.backs ?? new Map();
    const live: LiveDeed = {
      stored: { ...stored },
      drill,
      state: outcome ? 'done' : 'pending',
      backs,
      cancel: () => {},
    };
    deeds.unshift(live);
    deeds = deeds.filter((one, index) => index < classLimits.deedsListed || one.state === 'pending');
    room.announcer.changed('deeds');
    return live;
  }

  function change(live: LiveDeed, state: DeedView['state'], part: Partial<LiveDeed['stored']>): void {
    live.state = state;
    Object.assign(live.stored, part);
    store.changeDeed(classId, live.stored.id, part);
    room.announcer.changed('deeds');
  }

  async function happen(live: LiveDeed): Promise<void> {
    // From here on it happens: nobody can still call it off, and until it has there is nothing to take back.
    live.state = 'done';
    room.announcer.changed('deeds');
    const { deed, target } = live.stored;
    const labs = target.to === 'member' && !room.people.has(target.member) ? [] : desk.labsOf(target);
    const { reached, missed, backs } = await doDeed(send, labs, deed);
    for (const [lab, commands] of backs) live.backs.set(lab, commands);
    change(live, 'done', { reached: reached.length, missed, atMs: nowMs() });
    noteDeed(room, live, reached);
  }

  const targetNameOf = (target: DeedTarget): string | null =>
    target.to === 'member' ? (room.people.get(target.member)?.stored.nickname ?? null) : null;

  const desk: DeedDesk = {
    views: () => deeds.map(deedView),
    async trigger(asked, afterMs) {
      const whole = { ...asked, targetName: targetNameOf(asked.target), drill: null };
      if (afterMs === 0) {
        if ((await desk.apply(whole)) === null) throw new ClassError('nothing-reached');
        return;
      }
      desk.labsOf(asked.target);
      const live = keep(whole, nowMs() + afterMs, null);
      live.cancel = clock.after(afterMs, () => void happen(live).catch(room.parts.onInternalError));
    },
    async apply(asked) {
      const atMs = nowMs();
      const outcome = await doDeed(send, desk.labsOf(asked.target), asked.deed);
      if (outcome.reached.length === 0) return null;
      const live = keep({ ...asked, targetName: targetNameOf(asked.target) }, atMs, outcome);
      noteDeed(room, live, outcome.reached);
      return { live, reached: outcome.reached };
    },
    async undo(id) {
      const live = deeds.find(({ stored }) => stored.id === id);
      if (live === undefined || !deedView(live).undoable) throw new ClassError('unknown-deed');
      if (live.state !== 'pending') return desk.takeBack(live);
      live.cancel();
      change(live, 'cancelled', { undoneAtMs: Math.min(nowMs(), live.stored.atMs - 1) });
    },
    async takeBack(live) {
      if (!deedView(live).undoable) return;
      handOver(live, deeds);
      change(live, 'undone', { undoneAtMs: nowMs() });
      noteUndone(room, live);
      await undoDeed(send, live);
    },
    labGrew(lab, events) {
      for (const event of events) {
        if (event.kind !== 'fault' || !event.spent) continue;
        for (const { stored, backs } of deeds) if (spends(event, stored.deed)) backs.delete(lab);
        room.announcer.changed('deeds');
      }
    },
    labGone(lab) {
      let known = false;
      for (const { backs } of deeds) known = backs.delete(lab) || known;
      if (known) room.announcer.changed('deeds');
    },
    labsOf(target) {
      if (target.to === 'stage') return [stageLab(room) ?? []].flat();
      if (target.to === 'all') return peopleOf(room, 'student').flatMap(({ lab }) => lab ?? []);
      const person = room.people.get(target.member);
      if (person?.stored.role !== 'student') throw new ClassError('unknown-member');
      return [person.lab ?? []].flat();
    },
    close() {
      for (const live of deeds) {
        if (live.state !== 'pending') continue;
        live.cancel();
        change(live, 'cancelled', { undoneAtMs: Math.min(nowMs(), live.stored.atMs - 1) });
      }
    },
  };
  return desk;
}
