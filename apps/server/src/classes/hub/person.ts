import type { ClassSelf, DeedNote, RosterRow } from '@socketlab/protocol/class';
import type { StoredMember, StoredProgress } from '../classStore.ts';
import type { HubPage } from './hubPage.ts';
import type { LabBook } from './labBook.ts';

/** One who is in the class. */
export interface Person {
  readonly stored: StoredMember;
  /** The browsers that are this person's: the labs these open are theirs. */
  readonly sessions: Set<string>;
  readonly pages: Set<HubPage>;
  /** The newest lab of theirs that is still there. */
  lab: LabBook | null;
  /** Of the step they are at. */
  ticked: number;
  tasks: number;
  /** What they last did by themselves: what the instructor did to their lab is no action of theirs. */
  lastAction: { text: string; atMs: number } | null;
  /** The newest last. */
  notes: readonly DeedNote[];
}

export function createPerson(stored: StoredMember, progress: readonly StoredProgress[]): Person {
  const { place } = stored;
  const here = progress.find(
    (one) => one.member === stored.id && one.place.lesson === place?.lesson && one.place.step === place.step,
  );
  return {
    stored: { ...stored },
    sessions: new Set(),
    pages: new Set(),
    lab: null,
    ticked: new Set(here?.ticked).size,
    tasks: here?.tasks ?? 0,
    lastAction: null,
    notes: [],
  };
}

/** What a person may know of themselves. */
export function selfOf(person: Person, watched: boolean, answer: number | null): ClassSelf {
  const { stored, notes, lab } = person;
  return {
    role: stored.role,
    member: stored.id,
    nickname: stored.nickname,
    hand: stored.handAtMs !== null,
    follow: stored.follow,
    watched,
    answer,
    lab: lab?.record.id ?? null,
    notes: [...notes],
  };
}

/** A student as the instructor sees them. */
export function rosterRow({ stored, pages, lab, ticked, tasks, lastAction }: Person): RosterRow {
  return {
    member: stored.id,
    nickname: stored.nickname,
    online: pages.size > 0,
    place: stored.place,
    ticked,
    tasks,
    lab: lab?.record.id ?? null,
    programs: lab === null ? {} : programStates(lab),
    lastError: lab?.errors.last ?? null,
    errors: lab?.errors.counts ?? {},
    lastAction: lastAction?.text ?? null,
    lastActionAtMs: lastAction?.atMs ?? null,
    movedAtMs: stored.movedAtMs,
    handAtMs: stored.handAtMs,
    follow: stored.follow,
  };
}

function programStates({ programs }: LabBook): RosterRow['programs'] {
  const states: RosterRow['programs'] = {};
  for (const host of programs.hosts()) {
    const { running, frozen, failed } = programs.newest(host)!;
    if (running) states[host] = frozen ? 'frozen' : 'running';
    else states[host] = failed ? 'failed' : 'ended';
  }
  return states;
}
