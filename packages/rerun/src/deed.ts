import type {
  DelayMs,
  FaultCommand,
  HostName,
  NetworkMode,
  PacketAction,
  ProgramAction,
  ProgramSignal,
  SocketAction,
} from '@socketlab/protocol';

/**
 * Something that was done to a lab from outside, in names that mean the same in every run: programs, sockets and packets are spoken of by what
 * `createEntryNames` calls them, never by the ids that one lab gave them.
 */
export type Deed =
  | { do: 'run'; host: HostName; file: string; source: string }
  | { do: 'signal'; program: string; signal: ProgramSignal }
  | { do: 'act'; program: string; action: ProgramAction }
  | { do: 'socket'; socket: string; action: SocketAction }
  | { do: 'fault'; command: Exclude<FaultCommand, { kind: 'packet' | 'next' }> }
  | { do: 'packet'; packet: string; action: PacketAction }
  /** 한 패킷씩: this packet was let go. */
  | { do: 'next'; packet: string }
  | { do: 'delay'; delayMs: DelayMs };

/** A thing that the network or a program did, by its name, and when it was in the run that is repeated. */
export interface Anchor {
  name: string;
  atUs: number;
}

export interface PlannedDeed {
  deed: Deed;
  /** Its entry in the log that is repeated, and when it was done there. */
  seq: number;
  atUs: number;
  /** The last thing before it that was no deed. Null: it was done before anything had happened, and waits for nothing. */
  anchor: Anchor | null;
  /** How long after its anchor it was done. */
  afterUs: number;
}

/**
 * A deed that the log does not tell well enough. `cut`: the log kept only the beginning of what was written. `unnamed`: it does not say which socket
 * that was, since an agent that had too much to tell left its making out. `unclear`: what became of the packet fits nothing that a hand can do.
 */
export interface LostDeed {
  seq: number;
  atUs: number;
  why: 'cut' | 'unnamed' | 'unclear';
}

/** What has to be done to a new lab so that it comes to the same moment. */
export interface RerunPlan {
  mode: NetworkMode;
  hosts: readonly HostName[];
  delayMs: DelayMs;
  /** In the order in which they were done. */
  deeds: readonly PlannedDeed[];
  lost: readonly LostDeed[];
  /** The last things before the moment, of programs and on the wire: when these have come, it is reached. */
  end: readonly Anchor[];
  /** The moment itself, and how many entries had been written by then. */
  endUs: number;
  applied: number;
  /** The wire's delay at that moment. */
  endDelayMs: DelayMs;
}
