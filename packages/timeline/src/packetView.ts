import type { TcpNote } from '@socketlab/packets';
import type { Direction, DropReason, Endpoint, HostName, PacketDoer } from '@socketlab/protocol';
import type { ListView } from './listView.ts';

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
