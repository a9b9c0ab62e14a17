import type { LabEvent } from '@socketlab/protocol';
import type { LabRecord } from '../labs/labRecord.ts';
import type { PageSocket } from '../pages/outbox.ts';
import type { SocketPage } from '../routes/socketRoute.ts';
import type { StoredClass, StoredMember } from './classStore.ts';

/** A browser that has shown a member's cookie: who it is, and in which class that goes on. */
export interface Membership {
  class: StoredClass;
  member: StoredMember;
}

/** All classes that go on, live: what the routes, the labs and the pages need of them. */
export interface ClassHub {
  /** A page of this member and browser. It hears nothing before it has asked to `enter`. */
  openPage(socket: PageSocket, session: string, membership: Membership): SocketPage;
  /** A class was opened, or somebody joined or left over HTTP: those who are there learn of it. */
  classOpened(classId: string): void;
  joined(member: StoredMember): void;
  left(memberId: string): void;
  /** Whether this browser is somebody's in a class that goes on. */
  isMember(session: string): boolean;
  /** Whether this browser may look at that lab: it is the stage of its class, or a student's whom it teaches. Never to change it. */
  mayWatch(session: string, lab: LabRecord): boolean;
  /** What the labs do. A lab belongs to whoever's browser opened it. */
  labOpened(lab: LabRecord): void;
  labGrew(lab: LabRecord, events: readonly LabEvent[]): void;
  labGone(lab: LabRecord): void;
  close(): void;
}
