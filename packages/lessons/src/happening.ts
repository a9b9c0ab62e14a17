import type { Direction, HostName, LabEvent } from '@socketlab/protocol';

/** A packet in the few words that lessons ask about. Whoever can decode its bytes says them. */
export interface PacketFacts {
  direction: Direction;
  flags: readonly string[];
  payloadBytes: number;
}

/**
 * Something that really happened: an entry of the lab's log, or something the student did on the page.
 * `packet` belongs to entries of the packet lane.
 */
export type Happening =
  | { kind: 'lab'; event: LabEvent; packet: PacketFacts | null }
  | { kind: 'packetOpened'; packet: PacketFacts }
  | { kind: 'wentBack' };

/** What the lesson itself knows, which conditions compare with. */
export interface LessonFacts {
  sources: Readonly<Partial<Record<HostName, string>>>;
}
