import type { StoredClass } from '../classStore.ts';
import { createAnnouncer } from './announcer.ts';
import { createAttendance } from './attendance.ts';
import { createDeedDesk } from './deedDesk.ts';
import { createDrillDesk } from './drillDesk.ts';
import type { HubPage } from './hubPage.ts';
import { createIdleWatch } from './idleWatch.ts';
import type { LiveRoom } from './liveRoom.ts';
import { createPerson, type Person, rosterRow, selfOf } from './person.ts';
import { createPollDesk } from './pollDesk.ts';
import { driverOf, isWatched, peopleOf, type RoomParts, stageLab, stateOf } from './room.ts';

export interface LiveRoomOptions {
  parts: RoomParts;
  stored: StoredClass;
  restartedAtMs: number | null;
  /** The person is out: their browsers are nobody's any more. */
  onDepart(person: Person): void;
  onEnd(): void;
}

/** A class as the store has it, brought to life. */
export function createLiveRoom({ parts, stored: first, restartedAtMs, onDepart, onEnd }: LiveRoomOptions): LiveRoom {
  const { store, clock, nowMs } = parts;
  const stored = { ...first };
  const people = new Map<string, Person>();
  const pages = new Set<HubPage>();
  const progress = store.progress(stored.id);
  for (const member of store.presentMembers(stored.id)) people.set(member.id, createPerson(member, progress));
  let over: LiveRoom['over'] = null;

  const stageChanged = () => {
    room.cursor = null;
    room.announcer.changed('stage', 'cursor');
    room.polls.stageMoved();
  };
  const attendance = createAttendance(() => room, { people, pages, onDepart });
  const room: LiveRoom = {
    parts,
    stored,
    people,
    pages,
    restartedAtMs,
    cursor: null,
    get announcer() {
      return announcer;
    },
    get deeds() {
      return deeds;
    },
    get drills() {
      return drills;
    },
    get polls() {
      return polls;
    },
    get over() {
      return over;
    },
    change(part) {
      Object.assign(stored, part);
      store.changeClass(stored.id, part);
    },
    changePerson(person, part) {
      Object.assign(person.stored, part);
      store.changeMember(person.stored.id, part);
      room.announcer.selfChanged(person);
      room.announcer.rowChanged(person);
    },
    ...attendance,
    touch: () => idle.touch(),
    handStage(driver) {
      if (driver === stored.driver) return;
      room.change({ driver });
      stageChanged();
    },
    act(person, text) {
      person.lastAction = { text, atMs: nowMs() };
      room.announcer.rowChanged(person);
    },
    end(reason) {
      if (over !== null) return;
      // First what is kept: where that fails it goes on, here as well.
      room.change({ endedAtMs: nowMs(), endReason: reason });
      over = reason;
      room.deeds.close();
      room.close();
      for (const page of [...pages]) page.over(reason);
      for (const person of people.values()) onDepart(person);
      onEnd();
    },
    labMoved(person, lab) {
      if (person.lab === lab) return;
      person.lab = lab;
      room.announcer.selfChanged(person);
      room.announcer.rowChanged(person);
      if (driverOf(room) === person) stageChanged();
    },
    labGrew(person, lab, events, shown) {
      room.deeds.labGrew(lab, events);
      room.drills.labGrew(lab, events);
      if (stageLab(room) === lab) room.polls.stageGrew(events);
      if (shown && person.lab === lab) room.announcer.rowChanged(person);
      for (const event of events) {
        if (event.kind !== 'spawn') continue;
        if (lab.runsOfOthers > 0) lab.runsOfOthers--;
        else room.act(person, '실행');
      }
    },
    labGone(lab) {
      room.deeds.labGone(lab);
      room.drills.labGone(lab);
    },
    close() {
      idle.close();
      room.announcer.close();
    },
  };

  const announcer = createAnnouncer({
    clock,
    nowMs,
    pages,
    students: () => peopleOf(room, 'student'),
    state: (teaching) => stateOf(room, teaching),
    self: (person) => selfOf(person, isWatched(room, person), room.polls.answerOf(person)),
    row: rosterRow,
  });
  const deeds = createDeedDesk(room);
  const drills = createDrillDesk(room);
  const polls = createPollDesk(room);
  const idle = createIdleWatch(room, () => room.end('idle'));
  return room;
}
