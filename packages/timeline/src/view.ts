import type { TcpNote } from '@socketlab/packets';
import type {
  DelayMs,
  Direction,
  DropReason,
  Endpoint,
  EndReason,
  HostName,
  HostPreset,
  LabEvent,
  NetworkMode,
  ObjectType,
  PacketDoer,
  Site,
  TcpState,
  WireFault,
} from '@socketlab/protocol';
import type { LadderBreak, LadderOptions } from './ladder.ts';

/**
 * The picture of a lab at one moment: a pure function of the log up to the cursor. Everything the stage draws is in here;
 * the page adds only layout and motion. Times are in microseconds from the lab's start.
 */
export interface StageView {
  atUs: number;
  /** How many entries of the log have happened by now. */
  applied: number;
  mode: NetworkMode | null;
  /** The lab's computers, in the order in which they stand. */
  hosts: readonly HostName[];
  /** Of a host that the lab does not have: null; so for the other values by host, which then are those of a host untouched. */
  addresses: Record<HostName, string | null>;
  delayMs: DelayMs;
  /** The faults that are on, in the order they were put on. */
  faults: readonly FaultView[];
  /** 한 패킷씩: the wire holds every packet until it is let go. */
  stepMode: boolean;
  presets: Record<HostName, HostPreset>;
  /** False while a host's power is off. */
  power: Record<HostName, boolean>;
  /** The newest run of each file of each host, in the order in which those files were first run. */
  programs: readonly ProgramView[];
  sockets: Record<HostName, readonly SocketView[]>;
  /** Every packet sent so far, oldest first. */
  packets: PacketList;
  /** State bands along each host's lifeline. The last one of a connection has `toUs: null`: it goes on. */
  bands: BandList;
  /** What each host has needed room for so far beside its lifeline. */
  lanes: Record<HostName, HostLanes>;
  /** The connections that have bands, in the order in which they began. */
  connections: ListView<ConnectionView>;
  /** Calls and events beside a host's lifeline. */
  marks: ListView<LadderMark>;
  /** The newest entry that has something to tell. */
  narration: Narration | null;
  /** A bound that was reached, or null. */
  limit: 'events' | 'programs' | null;
}

/**
 * A list of a long log as it was at one moment: looked up where it is read, never copied. Reading all of it costs what it holds;
 * what is asked at every move of the cursor has a question of its own.
 */
export interface ListView<T> extends Iterable<T> {
  readonly length: number;
  /** Negative indices count from the end. */
  at(index: number): T | undefined;
  /** As an array's. */
  slice(from?: number, to?: number): T[];
  findLast(fits: (member: T) => boolean): T | undefined;
}

export interface PacketList extends ListView<PacketView> {
  /** The packet with this number. */
  numbered(packet: number): PacketView | undefined;
  /** Its place in the list; -1 where it is not there. */
  indexOf(packet: number): number;
  /** Those on their way at some moment between two times, in the order sent. One that is not over yet reaches any later time. */
  between(fromUs: number, toUs: number): PacketView[];
  /** Those that fly or are held, in the order sent. */
  onWire(): PacketView[];
  /**
   * The window that a host's peer has offered it last, in bytes, by the newest packet of the connection that reached it. Null: none did. The
   * ends are named as `10.0.0.1:50316`.
   */
  offeredWindow(host: HostName, local: string, remote: string): number | null;
}

export interface BandList extends ListView<StateBand> {
  /** Those that hold at some moment between two times. */
  between(fromUs: number, toUs: number): StateBand[];
  /** Those of one connection on one host, oldest first; of its listening sockets where `connection` is null. */
  of(host: HostName, connection: string | null): StateBand[];
}

export interface HostLanes {
  /** The most connections that had a state at one moment. */
  connections: number;
  /** Whether a socket of it has listened. */
  listening: boolean;
}

/** A connection by the name that its bands carry. */
export interface ConnectionView {
  /** `10.0.0.1:50316-10.0.0.2:8080`. */
  name: string;
  /** Whose its two ends are, in the order of the name; null where no band says it. */
  hosts: readonly [HostName | null, HostName | null];
  /** At least one of its ends still has a state. */
  live: boolean;
}

/** A fault on the wire in one direction. */
export interface FaultView {
  direction: Direction;
  fault: WireFault;
  seed: number;
  sinceUs: number;
}

export interface ProgramView {
  program: string;
  /** `seq` of its start. */
  spawnedSeq: number;
  host: HostName;
  file: string;
  source: string;
  status: 'starting' | 'running' | 'exited';
  pid: number | null;
  /** Stopped by SIGSTOP, and not yet thawed by SIGCONT. */
  frozen: boolean;
  exit: { code: number | null; signal: string | null; reason: EndReason; atUs: number } | null;
  console: ListView<ConsoleLine>;
  /** The line the program last ran a call on, or the handler an event last reached. */
  hot: { line: number; column: number; label: string; kind: 'call' | 'event'; atUs: number; seq: number } | null;
  /** What has reached each line so far: events at their handlers, calls at their call sites. */
  pins: readonly LinePin[];
  uncaught: { name: string; message: string; code: string | null; stack: string; site: Site | null } | null;
}

export interface ConsoleLine {
  seq: number;
  atUs: number;
  stream: 'stdout' | 'stderr' | 'lab';
  text: string;
  site: Site | null;
}

export interface LinePin {
  line: number;
  kind: 'call' | 'event';
  label: string;
  count: number;
  lastUs: number;
  lastSeq: number;
}

export interface KernelSocket {
  state: TcpState;
  sendQueueBytes: number;
  receiveQueueBytes: number;
  timer: 'none' | 'retransmit' | 'keepalive' | 'time-wait' | 'probe';
  timerMs: number;
  retransmits: number;
  atUs: number;
}

/** A UDP socket as the kernel's table shows it. */
export interface KernelUdpSocket {
  sendQueueBytes: number;
  receiveQueueBytes: number;
  drops: number;
  atUs: number;
}

/** One socket of a host: what the program holds, what the kernel says, or both. */
export interface SocketView {
  /** Stable over time, for React keys and for selection. */
  key: string;
  host: HostName;
  /** The agent's object, or null for a socket only the kernel knows (an unaccepted connection, TIME_WAIT). */
  object: string | null;
  program: string | null;
  objectType: ObjectType | null;
  protocol: 'tcp' | 'udp';
  site: Site | null;
  local: Endpoint | null;
  remote: Endpoint | null;
  kernel: KernelSocket | null;
  /** What the kernel says of a UDP socket; always null for TCP. */
  udp: KernelUdpSocket | null;
  /** State derived from the packets this host has sent and received; null where none were observed. */
  derived: TcpState | null;
  /** `emitted close`, or its program has ended. */
  closed: boolean;
  /** A page action (write, end, destroy) makes sense on it now. */
  controllable: boolean;
  bytesSent: number;
  bytesReceived: number;
}

export type PacketKind = 'SYN' | 'SYN+ACK' | 'ACK' | 'DATA' | 'FIN' | 'RST' | 'UDP' | 'ICMP' | 'OTHER';

/**
 * What a packet is beyond its flags, by Wireshark's names (its expert information for TCP): concluded from the numbers on this wire
 * alone, so it holds for both its hosts. One exception: Linux probes a closed window by what Wireshark calls a keep-alive, and it is
 * named `zero-window-probe` as well where the sender's kernel says that this timer runs.
 */
export type PacketNote = TcpNote;

/** A time that a packet stood still on its way. */
export interface PacketHold {
  /** How much of its way it had come, 0 to 1. */
  part: number;
  fromUs: number;
  /** Null while it is still held. */
  toUs: number | null;
  by: PacketDoer;
}

export interface PacketView {
  packet: number;
  seq: number;
  direction: Direction;
  from: HostName;
  to: HostName;
  inferred: boolean;
  kind: PacketKind;
  /** What stands on its capsule: `SYN`, `SYN ACK`, `ACK`, `데이터 27 B`, `FIN`, `RST`. */
  label: string;
  flags: readonly string[];
  payloadBytes: number;
  /** The kernel's own numbers, and the same counted from the connection's first SYN. Null where inferred. */
  sequence: number | null;
  acknowledgment: number | null;
  relativeSequence: number | null;
  relativeAcknowledgment: number | null;
  retransmission: boolean;
  source: Endpoint | null;
  destination: Endpoint | null;
  sentUs: number;
  /** When it arrived or was dropped; null while it flies. */
  endUs: number | null;
  status: 'flying' | 'held' | 'delivered' | 'dropped';
  dropReason: DropReason | null;
  /**
   * When it is to arrive: by the delay the wire had when it left, until a fault or a hand says otherwise. How a packet in flight is
   * placed before its arrival is known.
   */
  expectedUs: number;
  /** In order; the last one is still open where the status is `held`. */
  holds: readonly PacketHold[];
  /** Who makes it arrive later than the wire's delay, or null; what is taken back names nobody any more. */
  delayedBy: PacketDoer | null;
  /** `seq` of the `delayed` entries that let it arrive sooner than it was promised before: a fault came off. Absent: none. */
  sooner?: Pick<readonly number[], 'length' | 'includes'>;
  /** Made by the wire, not by a kernel: a copy of another packet, or a middlebox's own. */
  origin: { kind: 'copy'; of: number; by: PacketDoer } | { kind: 'middlebox'; cause: number; by: PacketDoer } | null;
  /** A byte of it was changed on the way, counted from the IP header. */
  changed: { offset: number; by: PacketDoer } | null;
  /** The window it offers its peer in bytes, scaled where the handshake was seen; null where inferred or not TCP. */
  window: number | null;
  notes: readonly PacketNote[];
  /** The call that made it, where one is known: the newest `write`, `end`, `connect` of that socket before it was sent. */
  cause: { host: HostName; file: string; line: number; method: string; seq: number } | null;
}

export interface StateBand {
  key: string;
  host: HostName;
  /** Which connection, for lanes: `10.0.0.1:50316-10.0.0.2:8080`, the end of the earlier host first; null for a listening socket. */
  connection: string | null;
  /** Whose the two ends are, in that order: null where an address of a machine that all share does not tell. */
  ends: readonly [HostName | null, HostName | null] | null;
  state: TcpState;
  /** The innermost lane that was free when the connection began: it has it for as long as it lives. 0 for a listening socket, which stands outside. */
  lane: number;
  fromUs: number;
  toUs: number | null;
  /** `kernel`: from its table. `derived`: from packets, where the table was not read in between. */
  source: 'kernel' | 'derived';
}

export interface LadderMark {
  seq: number;
  atUs: number;
  host: HostName;
  kind: 'call' | 'event';
  label: string;
  line: number | null;
}

/** One sentence, in parts so that names of code are set in code type. */
export interface Narration {
  seq: number;
  atUs: number;
  lane: LabEvent['lane'];
  parts: readonly { text: string; code?: boolean }[];
  /** A second, quieter sentence: why, or what nobody knows yet. */
  aside: readonly { text: string; code?: boolean }[];
}

/** Where a reader of the log stands: after `applied` entries, at `atUs`. */
export interface Cursor {
  applied: number;
  atUs: number;
}

/** The heights of a growing log at one scale. */
export interface Ladder {
  /** Those that the log tells at a cursor, which must not stand before the last of its entries. */
  at(cursor: Cursor): LadderAt;
}

/** Where each moment up to a cursor stands on the ladder. What it is asked costs the same however long the log is. */
export interface LadderAt {
  /** Pixels from the ladder's top at a time. Never decreases; before the log begins it is 0. */
  y(us: number): number;
  /** `y` of the cursor. */
  height: number;
  /** Breaks of which a part lies between two times, in order. */
  breaksBetween(fromUs: number, toUs: number): readonly LadderBreak[];
}

/** `error`: an `error` event, an uncaught one, a program's failure. `state`: of a TCP socket, by its kernel or by its segments. */
export type LandmarkKind = 'error' | 'retransmission' | 'state';

/** Moments that a reader looks for, found by binary search. */
export interface Landmarks {
  /** `seq` of the entries that are such a moment, ascending. It grows with the log. */
  seqs(kind: LandmarkKind): readonly number[];
  /** The cursor at the first such moment after this one; null: there is none. */
  next(kind: LandmarkKind, cursor: Cursor): Cursor | null;
  previous(kind: LandmarkKind, cursor: Cursor): Cursor | null;
}

/** What a kernel's table said of one queue: it holds until the next reading. */
export interface QueueReading {
  atUs: number;
  bytes: number;
}

/** Every reading of the kernel's table for one end of a connection. It says nothing of the times before the first one. */
export interface QueueReadings {
  /**
   * Those that hold at some moment between two times, thinned for drawing: of the readings of each tenth of a second the fullest of its queue, and
   * always the last one. The first may be from before `fromUs`. What it costs depends on the time between, not on how much was read.
   */
  between(fromUs: number, toUs: number): Record<'send' | 'receive', QueueReading[]>;
}

/**
 * A log and the pictures it holds. Mutable only by `append`; every `view` is immutable, and equal for an equal cursor.
 */
export interface Timeline {
  readonly events: readonly LabEvent[];
  readonly endUs: number;
  /** Entries must continue the log: `seq` equal to its length, or the call throws RangeError. */
  append(events: readonly LabEvent[]): void;
  /** The picture after `cursor.applied` entries, at `cursor.atUs`. Looked up, neither replayed nor copied: the same cost wherever in the log. */
  view(cursor: Cursor): StageView;
  /** The heights of the ladder at one scale, kept as the log grows: the same object for the same options. */
  ladder(options: LadderOptions): Ladder;
  /** The cursor at a time: every entry with `at <= atUs` applied. */
  cursorAt(atUs: number): Cursor;
  /** One narrated entry forward or back; the same cursor at either end. */
  step(cursor: Cursor, by: 1 | -1): Cursor;
  /** The moments of the sentence that is shown (the log's start before the first one) and of the one that comes next (null: none). */
  toldAround(cursor: Cursor): { from: Cursor; to: Cursor | null };
  readonly landmarks: Landmarks;
  /** The readings of one end of a connection, its addresses named as `10.0.0.1:50316`; the same growing object. Null: none yet. */
  queueReadings(host: HostName, local: string, remote: string): QueueReadings | null;
}
