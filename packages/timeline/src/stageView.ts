import type { DelayMs, Direction, HostName, HostPreset, LabEvent, NetworkMode, WireFault } from '@socketlab/protocol';
import type { BandList, ConnectionView, HostLanes } from './bandView.ts';
import type { ListView } from './listView.ts';
import type { PacketList } from './packetView.ts';
import type { ProgramView } from './programView.ts';
import type { SocketView } from './socketView.ts';

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

/** A fault on the wire in one direction. */
export interface FaultView {
  direction: Direction;
  fault: WireFault;
  seed: number;
  sinceUs: number;
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
