import type { ChildProcess, SpawnOptions } from 'node:child_process';
import type {
  AgentReport,
  DelayMs,
  Direction,
  HostName,
  HostPreset,
  LabEventBody,
  NetworkMode,
  PacketAction,
  WireFault,
} from '@socketlab/protocol';
import type { Clock } from './clock.ts';

/**
 * What a lab's computers are made of. Two implementations: `virtual` (network namespaces and a wire of our own) and `loopback`
 * (the machine's own 127.0.0.0/8). Nothing above this interface asks which one it has; it reads `capabilities`.
 */
export interface Network {
  readonly mode: NetworkMode;
  readonly capabilities: NetworkCapabilities;
  /** A lab's computers and their wire. Throws where the machine refuses (out of descriptors, namespaces). */
  openHosts(options: LabHostsOptions): LabHosts;
  /** Ends all that are still open. */
  close(): void;
}

export interface NetworkCapabilities {
  /** The wire carries the packets, so it can delay and drop them. */
  readonly wire: boolean;
  /** `observed`: real bytes. `inferred`: concluded from the programs' reports. */
  readonly packets: 'observed' | 'inferred';
  /** The kernel's own table of sockets can be read. */
  readonly kernelView: boolean;
  /** A program can reach nothing but its own lab. */
  readonly isolated: boolean;
}

/** Where entries of a lab's log go. `atUs` is on the machine's monotonic clock; the log turns it into time from the lab's start. */
export type LogSink = (atUs: number, body: LabEventBody) => void;

export interface LabHostsOptions {
  /** Which ones, in the order of `hostNames`. */
  readonly hosts: readonly HostName[];
  readonly log: LogSink;
  /** One way, at the start. */
  readonly delayMs: DelayMs;
  readonly clock: Clock;
  /** The lab's start, on the clock. */
  readonly startedAtUs: number;
}

export interface Host {
  readonly name: HostName;
  /** IPv4, dotted. */
  readonly address: string;
}

/** The computers of one lab. Where a `HostName` is asked for, only theirs may be given. */
export interface LabHosts {
  /** In the order of `hostNames`. */
  readonly hosts: readonly Host[];
  /** A process on this host: its sockets belong to the host's TCP stack. Synchronous; everything else as `child_process.spawn`. */
  spawn(host: HostName, command: string, args: readonly string[], options: SpawnOptions): ChildProcess;
  /** What the agent needs to know about this host (`SOCKETLAB_HOST`, `SOCKETLAB_NAMES`, …). */
  programEnvironment(host: HostName): Readonly<Record<string, string>>;
  /** Only where `capabilities.wire`. Packets that already fly keep their time; order is always kept. */
  setDelay(delayMs: DelayMs): void;
  /** A program has said something. Where packets can't be seen, segments are concluded from this. */
  noteReport(host: HostName, program: string, report: AgentReport): void;
  /** The log is about to write everything up to this moment: segments that follow from the reports until then are concluded now. */
  settle(untilUs: number): void;
  /** A program's process is gone. Its sockets are the kernel's now. */
  noteExit(host: HostName, program: string): void;
  /** Packets between the hosts as objects, or null where `capabilities.wire` is false. */
  readonly wire: Wire | null;
  /** What can be done to the hosts themselves, or null where they are the machine. */
  readonly power: HostPower | null;
  readonly kernelView: KernelView;
  /** Ends the hosts and everything in flight. Programs are ended by their owner, before. */
  close(): void;
}

export interface HostPower {
  setPreset(host: HostName, preset: HostPreset): void;
  /**
   * Off: nothing leaves the host from now on and nothing reaches it; its programs are their owner's to end. On: a host that has
   * just started, with no memory of its connections.
   */
  setPower(host: HostName, on: boolean): void;
}

/** The kernel's tables of all hosts. Changes go to the log by themselves. */
export interface KernelView {
  /** Something may have changed: look soon (coalesced). */
  poke(): void;
  /** Look now. */
  poll(): void;
}

/** One IP packet between two hosts. It is an object for as long as it flies, so that it can be caught by its id. */
export interface PacketInFlight {
  readonly id: number;
  readonly from: HostName;
  readonly to: HostName;
  readonly direction: Direction;
  /** From the IP header on. */
  readonly bytes: Uint8Array;
  readonly sentAtUs: number;
  /** When it is to arrive. */
  dueAtUs: number;
}

/** The wire as it can be acted on. What is done to it, and what that does to packets, goes to the log by itself. */
export interface Wire {
  /** The packets that fly now, in order of arrival. */
  inFlight(): readonly PacketInFlight[];
  /** Puts a fault on or, where one of its kind is on in that direction, in its place; or takes that one off. */
  setFault(direction: Direction, fault: WireFault, on: boolean, seed?: number): void;
  /** Every packet that enters is held, until `next` or until this is off. */
  setStepMode(on: boolean): void;
  /** The packet held longest goes on. Throws `nothing-held`. */
  next(): void;
  /** The hand. Throws `unknown-packet` for one that is no longer on the wire, `nothing-held` for the release of one that flies. */
  act(packet: number, action: PacketAction): void;
}
