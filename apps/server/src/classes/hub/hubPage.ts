import type { ClassMessage, ClassViewName } from '@socketlab/protocol/class';
import type { Person } from './person.ts';

/** Why a page is out of the class. */
export type OverReason = Extract<ClassMessage, { kind: 'over' }>['reason'];

/** One connection, as the class's broadcasts see it. */
export interface HubPage {
  readonly person: Person;
  /** Null before it has asked to enter: until then it hears nothing. */
  view: ClassViewName | null;
  /** Whom it looks at. */
  watching: string | null;
  /** It did not take what it was sent: it is told everything anew when it has. */
  behind: boolean;
  /** What it was last told of itself, by part, as JSON. */
  readonly sentSelf: Map<string, string>;
  readonly bufferedAmount: number;
  send(text: string): void;
  /** Says farewell and closes. */
  over(reason: OverReason): void;
}
