import type { ClassMessage } from '@socketlab/protocol/class';
import type { PageSocket } from '../../pages/outbox.ts';
import { deafPage, type SocketPage } from '../../routes/socketRoute.ts';
import type { ClassHub } from '../classHub.ts';
import type { StoredClass } from '../classStore.ts';
import { createClassPage } from './classPage.ts';
import { createLiveRoom } from './createLiveRoom.ts';
import type { OverReason } from './hubPage.ts';
import { createLabBook, type LabBook } from './labBook.ts';
import type { LiveRoom } from './liveRoom.ts';
import type { Person } from './person.ts';
import { type RoomParts, stageLab } from './room.ts';

export type ClassHubParts = RoomParts;

interface Owner {
  readonly room: LiveRoom;
  readonly person: Person;
}

/** All classes that go on. It begins with those that the store says are open: a server that was started anew goes on with them. */
export function createClassHub(parts: ClassHubParts): ClassHub {
  const rooms = new Map<string, LiveRoom>();
  /** Every lab of this server, the oldest first: whoever joins brings the labs along that their browser has open. */
  const labs = new Map<string, LabBook>();
  /** Whose a browser is. */
  const owners = new Map<string, Owner>();

  function openRoom(stored: StoredClass, restartedAtMs: number | null): LiveRoom {
    const room = createLiveRoom({
      parts,
      stored,
      restartedAtMs,
      onDepart(person) {
        for (const session of person.sessions) if (owners.get(session)?.person === person) owners.delete(session);
      },
      onEnd: () => void rooms.delete(stored.id),
    });
    rooms.set(stored.id, room);
    for (const person of room.people.values()) claim(person.stored.session, { room, person });
    return room;
  }

  function claim(session: string, owner: Owner): void {
    const before = owners.get(session);
    if (before?.person === owner.person) return;
    owners.set(session, owner);
    owner.person.sessions.add(session);
    if (before) {
      before.person.sessions.delete(session);
      refreshLab(before);
    }
    refreshLab(owner);
  }

  function refreshLab({ room, person }: Owner): void {
    const newest = [...labs.values()].findLast(({ record }) => person.sessions.has(record.session));
    room.labMoved(person, newest ?? null);
  }

  function findRoom(classId: string): LiveRoom | undefined {
    const stored = rooms.has(classId) ? undefined : parts.store.openClasses().find(({ id }) => id === classId);
    return stored ? openRoom(stored, null) : rooms.get(classId);
  }

  const restartedAtMs = parts.nowMs();
  for (const stored of parts.store.openClasses()) openRoom(stored, restartedAtMs);

  return {
    openPage(socket, session, membership) {
      const room = findRoom(membership.class.id);
      if (room === undefined) return refuseEntry(socket, membership.class.endReason ?? 'ended');
      if (membership.member.leftAtMs !== null) return refuseEntry(socket, 'left');
      const person = room.join(membership.member);
      claim(session, { room, person });
      return createClassPage(socket, room, person, parts.onInternalError);
    },
    classOpened: (classId) => void findRoom(classId),
    joined(member) {
      const room = findRoom(member.class);
      if (room) claim(member.session, { room, person: room.join(member) });
    },
    left(memberId) {
      for (const room of rooms.values()) {
        const person = room.people.get(memberId);
        if (person) room.depart(person, 'left');
      }
    },
    isMember: (session) => owners.has(session),
    mayWatch(session, lab) {
      const reader = owners.get(session);
      if (reader === undefined) return false;
      const { room, person } = reader;
      if (stageLab(room)?.record.id === lab.id) return true;
      const owner = owners.get(lab.session);
      return person.stored.role === 'instructor' && owner?.room === room && owner.person.stored.role === 'student';
    },
    labOpened(record) {
      labs.set(record.id, createLabBook(record));
      const owner = owners.get(record.session);
      if (owner) refreshLab(owner);
    },
    labGrew(record, events) {
      const lab = labs.get(record.id);
      if (lab === undefined) return;
      const { changes } = lab;
      lab.read(events);
      const owner = owners.get(record.session);
      owner?.room.labGrew(owner.person, lab, events, lab.changes !== changes);
    },
    labGone(record) {
      const lab = labs.get(record.id);
      if (lab === undefined) return;
      labs.delete(record.id);
      lab.gone = true;
      const owner = owners.get(record.session);
      if (owner === undefined) return;
      owner.room.labGone(lab);
      refreshLab(owner);
    },
    close() {
      for (const room of rooms.values()) room.close();
      rooms.clear();
    },
  };
}

/** A page that came too late. */
function refuseEntry(socket: PageSocket, reason: OverReason): SocketPage {
  socket.send(JSON.stringify({ kind: 'over', reason } satisfies ClassMessage));
  socket.close(1000, reason);
  return deafPage;
}
