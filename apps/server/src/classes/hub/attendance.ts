import type { HubPage } from './hubPage.ts';
import type { LiveRoom } from './liveRoom.ts';
import { createPerson, type Person } from './person.ts';

export type Attendance = Pick<LiveRoom, 'join' | 'addPage' | 'removePage' | 'watch' | 'depart'>;

interface AttendanceOptions {
  readonly people: Map<string, Person>;
  readonly pages: Set<HubPage>;
  /** The person is out: their browsers are nobody's any more. */
  onDepart(person: Person): void;
}

/** Who is in the class and who is there: they come, look at one another, and go. `roomOf` is asked once somebody does. */
export function createAttendance(roomOf: () => LiveRoom, { people, pages, onDepart }: AttendanceOptions): Attendance {
  const presenceChanged = (person: Person) => {
    const { announcer } = roomOf();
    announcer.changed('members', 'online', 'hands');
    announcer.rowChanged(person);
  };

  const attendance: Attendance = {
    join(member) {
      const known = people.get(member.id);
      if (known) return known;
      const person = createPerson(member, []);
      people.set(member.id, person);
      presenceChanged(person);
      return person;
    },
    addPage(page) {
      pages.add(page);
      page.person.pages.add(page);
      presenceChanged(page.person);
    },
    removePage(page) {
      if (!pages.delete(page)) return;
      page.person.pages.delete(page);
      attendance.watch(page, null);
      if (people.get(page.person.stored.id) === page.person) presenceChanged(page.person);
    },
    watch(page, member) {
      const before = page.watching;
      page.watching = member;
      for (const id of new Set([before, member])) {
        const person = id === null ? undefined : people.get(id);
        if (person) roomOf().announcer.selfChanged(person);
      }
    },
    depart(person, reason) {
      const { id } = person.stored;
      if (people.get(id) !== person) return;
      people.delete(id);
      onDepart(person);
      for (const page of [...person.pages]) page.over(reason);
      for (const page of pages) if (page.watching === id) page.watching = null;
      const room = roomOf();
      if (person.lab) room.drills.labGone(person.lab);
      room.announcer.rowGone(person);
      room.announcer.changed('members', 'online', 'hands');
      if (room.stored.driver === id) room.handStage(null);
    },
  };
  return attendance;
}
