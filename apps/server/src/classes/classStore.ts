import type { ClassPlace, ClassRole, Deed, DeedTarget } from '@socketlab/protocol/class';

/** A class as it is kept. Times are milliseconds since 1970. */
export interface StoredClass {
  id: string;
  title: string;
  pin: string;
  openedAtMs: number;
  /** Null while it goes on. */
  endedAtMs: number | null;
  endReason: 'ended' | 'idle' | null;
  /** Anybody's last request: what the idle hours are counted from. */
  activeAtMs: number;
  locked: boolean;
  place: ClassPlace | null;
  pushes: number;
  /** Who drives the stage; null: the instructor. */
  driver: string | null;
}

export interface StoredMember {
  id: string;
  class: string;
  role: ClassRole;
  nickname: string;
  /** Which browser joined: a ban is of the browser and of the nickname. */
  session: string;
  joinedAtMs: number;
  /** Kicked or banned, or gone by themselves: the nickname is free again. */
  leftAtMs: number | null;
  handAtMs: number | null;
  follow: boolean;
  place: ClassPlace | null;
  movedAtMs: number;
}

export interface StoredPoll {
  id: number;
  class: string;
  question: string;
  choices: string[];
  place: ClassPlace | null;
  openedAtMs: number;
  closedAtMs: number | null;
  droppedAtMs: number | null;
  outcome: { choice: number; by: 'run' | 'instructor' } | null;
}

export interface StoredDeed {
  id: number;
  class: string;
  deed: Deed;
  target: DeedTarget;
  targetName: string | null;
  atMs: number;
  undoneAtMs: number | null;
  reached: number;
  missed: number;
}

/** Ticks of one step of one student. */
export interface StoredProgress {
  member: string;
  place: ClassPlace;
  ticked: string[];
  tasks: number;
  atMs: number;
}

/** Everything of one class, for an export: nothing of its secrets. */
export interface ClassRecord {
  class: StoredClass;
  members: StoredMember[];
  progress: StoredProgress[];
  polls: (StoredPoll & { answers: { member: string; choice: number; atMs: number }[] })[];
  deeds: StoredDeed[];
}

/**
 * Classes in a database. Synchronous: each call is one small write to a local file, and what was answered has been written
 * (`kill -9` loses nothing of it). Secrets are kept as hashes.
 */
export interface ClassStore {
  /** Those that go on. */
  openClasses(): StoredClass[];
  addClass(one: StoredClass): void;
  changeClass(id: string, part: Partial<Omit<StoredClass, 'id'>>): void;
  /** Of a class that goes on. */
  classByPin(pin: string): StoredClass | null;

  /** `secret` is what the member's cookie holds. An instructor may have several, one for each device. */
  addMember(one: StoredMember, secret: string): void;
  addSecret(member: string, secret: string): void;
  removeSecret(secret: string): void;
  /** Also of a class that has ended and of a member who has left: the caller says what that means. */
  memberBySecret(secret: string): { member: StoredMember; class: StoredClass } | null;
  members(classId: string): StoredMember[];
  /** Those who have not left. */
  presentMembers(classId: string): StoredMember[];
  changeMember(id: string, part: Partial<Omit<StoredMember, 'id' | 'class'>>): void;

  /** The instructor's recovery secret. */
  setRecovery(classId: string, secret: string): void;
  classByRecovery(secret: string): StoredClass | null;

  addBan(classId: string, session: string, nicknameKey: string): void;
  isBanned(classId: string, session: string, nicknameKey: string): boolean;

  putProgress(one: StoredProgress): void;
  /** The newest of each student's step. */
  progress(classId: string): StoredProgress[];

  /** Ids count up from 1 within a class. */
  addPoll(one: Omit<StoredPoll, 'id'>): StoredPoll;
  changePoll(classId: string, id: number, part: Partial<Omit<StoredPoll, 'id' | 'class'>>): void;
  /** The newest one, unless it was dropped. */
  currentPoll(classId: string): StoredPoll | null;
  /** A second answer of one student takes the first's place. */
  putAnswer(classId: string, poll: number, member: string, choice: number, atMs: number): void;
  answers(classId: string, poll: number): { member: string; choice: number; atMs: number }[];

  /** Ids count up from 1 within a class. */
  addDeed(one: Omit<StoredDeed, 'id'>): StoredDeed;
  changeDeed(classId: string, id: number, part: Partial<Omit<StoredDeed, 'id' | 'class'>>): void;
  deeds(classId: string, newest: number): StoredDeed[];

  record(classId: string): ClassRecord | null;
  close(): void;
}
