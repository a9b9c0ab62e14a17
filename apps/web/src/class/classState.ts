import type { DistributiveOmit } from '@socketlab/protocol';
import type { ClassRequest, ClassSelf, ClassState, ClassViewName, Me, RosterRow } from '@socketlab/protocol/class';

/** A request before its page's class and its number are put in. */
export type ClassAsk = DistributiveOmit<ClassRequest, 'request' | 'class'>;

/** What a page knows of its class. One zustand store, apart from the lab's; it is loaded only where there is a class. */
export interface ClassPageState {
  /** Null until it was asked once. */
  me: Me | null;
  connection: 'idle' | 'connecting' | 'open' | 'lost' | 'refused';
  /** Null until the class has answered `enter`. */
  room: ClassState | null;
  self: ClassSelf | null;
  /** Only of an instructor's page; by member. */
  roster: ReadonlyMap<string, RosterRow>;
  /** The server's wall clock minus this page's, in milliseconds. */
  aheadMs: number;
  /** Why this page is out of the class; the last picture stays. */
  over: 'ended' | 'idle' | 'kicked' | 'banned' | 'left' | null;

  /** Asks `/api/me` anew: after joining, opening and leaving. Null: the server did not answer. */
  learnMe(): Promise<Me | null>;
  /** Connects, and enters as this view again after every loss. Does nothing where it has entered. */
  enter(view: ClassViewName): void;
  /** Leaves the connection, not the class. */
  close(): void;
  /** False: refused, and a notice on the page says why. */
  ask(ask: ClassAsk): Promise<boolean>;
}
