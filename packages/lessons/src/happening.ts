import type { Direction, LabEvent } from '@socketlab/protocol';

/** A packet in the few words that lessons ask about. */
export interface PacketFacts {
  direction: Direction;
  protocol: 'tcp' | 'udp' | 'icmp' | 'other';
  flags: readonly string[];
  payloadBytes: number;
  /** What of its payload was kept, read as UTF-8. */
  text: string;
  /** A host's kernel sent the same part of the stream before. Always false where segments are inferred. */
  again: boolean;
  zeroWindow: boolean;
  /** Made by the wire, not by a kernel. */
  copy: boolean;
}

/** A packet of which not everything may be known. */
export type PacketSight = Partial<PacketFacts> & Pick<PacketFacts, 'direction' | 'flags' | 'payloadBytes'>;

/**
 * Something that really happened: an entry of the lab's log, or something the student did on the page.
 * `packet` belongs to entries of the packet lane. `file` is the program's that the entry speaks of. `atUs` is when it happened, from the
 * lab's start: an entry that reached the log late happened before its `at`.
 */
export type Happening = LabHappening | { kind: 'packetOpened'; packet: PacketSight } | { kind: 'wentBack' };

export interface LabHappening {
  kind: 'lab';
  event: LabEvent;
  atUs: number;
  packet: PacketFacts | null;
  file: string | null;
}

/** What the lesson itself knows, which conditions compare with: the texts that the step's programs begin with, by file name. */
export interface LessonFacts {
  sources: Readonly<Record<string, string>>;
}
