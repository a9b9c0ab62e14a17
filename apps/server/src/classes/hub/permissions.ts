import { type ClassErrorCode, type ClassRequest, mayAsk } from '@socketlab/protocol/class';
import type { LiveRoom } from './liveRoom.ts';
import type { Person } from './person.ts';
import { driverOf } from './room.ts';

/** Why this person may not ask this of this class; null where they may. The one place that decides it. */
export function refusalOf(room: LiveRoom, person: Person, request: ClassRequest): ClassErrorCode | null {
  if (room.over !== null) return 'class-over';
  if (request.class !== room.stored.id || room.people.get(person.stored.id) !== person) return 'not-allowed';
  const { role } = person.stored;
  switch (mayAsk[request.kind]) {
    case 'driver':
      return driverOf(room) === person ? null : 'not-driving';
    case 'member':
      // What only the instructor may see is no view of a student's.
      return role === 'student' && request.kind === 'enter' && request.view !== 'student' ? 'not-allowed' : null;
    case 'student':
      return role === 'student' ? null : 'not-allowed';
    case 'instructor':
      return role === 'instructor' ? null : 'not-allowed';
  }
}
