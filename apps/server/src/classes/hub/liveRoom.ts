import type { LabEvent } from '@socketlab/protocol';
import type { StoredMember } from '../classStore.ts';
import type { HubPage, OverReason } from './hubPage.ts';
import type { LabBook } from './labBook.ts';
import type { Person } from './person.ts';
import type { Room } from './room.ts';

/** The room as those see it who bring it people, pages and labs. */
export interface LiveRoom extends Room {
  /** Why it is over; null while it goes on. */
  readonly over: 'ended' | 'idle' | null;
  /** Somebody has joined, or is here again. */
  join(stored: StoredMember): Person;
  addPage(page: HubPage): void;
  removePage(page: HubPage): void;
  /** Somebody asked for something: the idle hours begin anew. */
  touch(): void;
  watch(page: HubPage, member: string | null): void;
  handStage(driver: string | null): void;
  /** What a student did by themselves. */
  act(person: Person, text: string): void;
  depart(person: Person, reason: OverReason): void;
  end(reason: 'ended' | 'idle'): void;
  /** This person's newest lab is another now. */
  labMoved(person: Person, lab: LabBook | null): void;
  labGrew(person: Person, lab: LabBook, events: readonly LabEvent[], shown: boolean): void;
  labGone(lab: LabBook): void;
  close(): void;
}
