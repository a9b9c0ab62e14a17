import type { Prediction } from '@socketlab/lessons';
import type { ClassPlace, ClassRole, ClassState, StageCursor } from '@socketlab/protocol/class';
import type { Clock } from '../../clock.ts';
import type { LabCommand, LabDone } from '../../labs/labProcess.ts';
import type { ClassStore, StoredClass } from '../classStore.ts';
import type { Announcer } from './announcer.ts';
import type { DeedDesk } from './deedDesk.ts';
import type { DrillDesk } from './drillDesk.ts';
import type { HubPage } from './hubPage.ts';
import type { LabBook } from './labBook.ts';
import type { Person } from './person.ts';
import type { PollDesk } from './pollDesk.ts';

export interface RoomParts {
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  nowMs(): number;
  readonly store: ClassStore;
  send(command: LabCommand): Promise<LabDone>;
  onInternalError(error: unknown): void;
  /** The prediction that this step of a lesson asks for; null where it asks for none. */
  predictionOf(place: ClassPlace): Prediction | null;
  /** Whether the course has this step: a place that it does not have is kept nowhere. */
  isStep(place: ClassPlace): boolean;
}

/** One class that goes on, live. Its desks keep one matter each; everything they need of one another goes by way of the room. */
export interface Room {
  readonly parts: RoomParts;
  readonly stored: Readonly<StoredClass>;
  readonly people: ReadonlyMap<string, Person>;
  readonly pages: ReadonlySet<HubPage>;
  readonly announcer: Announcer;
  readonly deeds: DeedDesk;
  readonly drills: DrillDesk;
  readonly polls: PollDesk;
  readonly restartedAtMs: number | null;
  cursor: StageCursor | null;
  /** In the store and here. */
  change(part: Partial<Omit<StoredClass, 'id'>>): void;
  changePerson(person: Person, part: Partial<Person['stored']>): void;
}

/** Those who are taught; those who teach. */
export const peopleOf = ({ people }: Pick<Room, 'people'>, role: ClassRole): Person[] =>
  [...people.values()].filter(({ stored }) => stored.role === role);

/** The instructor, who is never asked to leave. */
export function instructorOf({ people }: Pick<Room, 'people'>): Person | undefined {
  // Asked for every page that looks at a stage whenever it grows: the instructor was there first.
  for (const person of people.values()) if (person.stored.role === 'instructor') return person;
  return undefined;
}

/** Whoever has the stage. */
export const driverOf = (room: Pick<Room, 'people' | 'stored'>): Person | undefined =>
  room.stored.driver === null ? instructorOf(room) : room.people.get(room.stored.driver);

/** The lab that everybody looks at. */
export const stageLab = (room: Pick<Room, 'people' | 'stored'>): LabBook | null => driverOf(room)?.lab ?? null;

/** Whether an instructor's page looks at this student. */
export const isWatched = ({ pages }: Pick<Room, 'pages'>, person: Person): boolean =>
  [...pages].some((page) => page.watching === person.stored.id);

/** What of a class everybody may know, or (`teaching`) the instructor. */
export function stateOf(room: Room, teaching: boolean): ClassState {
  const { stored, people } = room;
  const students = peopleOf(room, 'student');
  const driver = stored.driver === null ? undefined : people.get(stored.driver);
  return {
    id: stored.id,
    title: stored.title,
    pin: stored.pin,
    instructor: instructorOf(room)?.stored.nickname ?? '',
    locked: stored.locked,
    place: stored.place,
    pushes: stored.pushes,
    stage: {
      driver: driver?.stored.id ?? null,
      driverName: driver?.stored.nickname ?? null,
      lab: stageLab(room)?.record.id ?? null,
    },
    cursor: room.cursor,
    members: students.length,
    online: students.filter(({ pages }) => pages.size > 0).length,
    hands: students.filter(({ stored: one }) => one.handAtMs !== null).length,
    poll: room.polls.view(teaching),
    drill: room.drills.view(),
    deeds: teaching ? room.deeds.views() : [],
    restartedAtMs: room.restartedAtMs,
  };
}
