import { createTcpAnalysis } from '@socketlab/packets';
import { happenedUs, type LabEvent, type PacketDoer } from '@socketlab/protocol';
import type { DecodedSegment } from './decodeSegment.ts';
import { createPacketBook } from './packetList.ts';
import type { PacketList, PacketNote, PacketView } from './packetView.ts';
import { withHold, withHoldEnded } from './packetWay.ts';
import { causeOf, createSegmentFlows } from './segmentFlow.ts';
import { createGrowingSeqs, type GrowingSeqs } from './seqsUntil.ts';
import { noCalls, type SocketCalls } from './socketRecord.ts';

type PacketEvent<K extends LabEvent['kind']> = Extract<LabEvent, { lane: 'packet'; kind: K }>;

/** What is asked of a packet's bytes once it is over: the rest is read in the log again where it is looked at. */
type SegmentTraits = Pick<DecodedSegment, 'kind' | 'dontFragment' | 'checksumOk'>;

interface RecordedPacket<S extends SegmentTraits> {
  view: PacketView;
  /** Its bytes as they are now: a fault may have changed them on the way. */
  segment: S;
}

/** What is known of the side that a packet leaves. */
export interface SenderOfPacket {
  /** The wire's delay at that moment. */
  delayMs: number;
  calls: SocketCalls | null;
  /** Its kernel's table says that the timer which probes a closed window runs. */
  probes: boolean;
}

export interface PacketRecorder {
  sent(event: PacketEvent<'sent'>, segment: DecodedSegment, sender: SenderOfPacket): PacketView;
  held(event: PacketEvent<'held'>): void;
  released(event: PacketEvent<'released'>): void;
  delayed(event: PacketEvent<'delayed'>): void;
  /** A fault is off: what it has added to the packets that are held is no longer before them. Flying ones are told by `delayed`. */
  faultOff(event: Extract<LabEvent, { kind: 'fault' }>): void;
  changed(event: PacketEvent<'changed'>, segment: DecodedSegment): void;
  /** Null where it is not on its way: what happens then is of no account. */
  ended(event: PacketEvent<'delivered'> | PacketEvent<'dropped'>): RecordedPacket<DecodedSegment> | null;
  find(packet: number): RecordedPacket<SegmentTraits> | null;
  /** The packet with the same numbers that is still held, where this one is its retransmission. */
  heldBefore(packet: PacketView): PacketView | null;
  at(applied: number): PacketList;
}

/**
 * Wireshark's names where more is known than it can see. A repetition that comes soon it takes for one that was overtaken before the
 * capture point: here nothing lies before that point, and the first one was seen. A probe of Linux's looks like a keep-alive
 * (tcp_output.c, tcp_xmit_probe_skb): the kernel's own timer tells them apart.
 */
function knownBetter(notes: readonly PacketNote[], retransmission: boolean, probes: boolean): readonly PacketNote[] {
  if (retransmission) return notes.map((note) => (note === 'out-of-order' ? 'retransmission' : note));
  const unnamed = probes && notes.includes('keep-alive') && !notes.includes('zero-window-probe');
  return unnamed ? ['zero-window-probe', ...notes] : notes;
}

/** The lab's clock is finer than its log: what is taken back may leave this much behind. */
const roundingUs = 10;

/** How much later each doer makes a packet arrive, in µs, in the order in which they began. */
type Lateness = Map<PacketDoer, number>;

/** Counts a new promise in; the doer it leaves last is who makes the packet late. */
function delayedBy(late: Lateness, by: PacketDoer, laterUs: number): PacketDoer | null {
  const us = (late.get(by) ?? 0) + laterUs;
  late.delete(by);
  if (us > roundingUs) late.set(by, us);
  return [...late.keys()].at(-1) ?? null;
}

/** Keeps every packet that was sent and what became of it. `onWay` is told of each new version, for what follows packets on their way. */
export function createPacketRecorder(
  onWay: (seq: number, before: PacketView | null, after: PacketView) => void,
): PacketRecorder {
  const book = createPacketBook();
  const packets = new Map<
    number,
    { index: number; segment: SegmentTraits; late: Lateness | null; sooner: GrowingSeqs | null }
  >();
  /** The bytes of those that are on their way, by their index. */
  const segments = new Map<number, DecodedSegment>();
  const traits = new Map<string, SegmentTraits>();
  const held = new Set<number>();
  const flows = createSegmentFlows();
  const analysis = createTcpAnalysis();

  /** One object for all packets alike: a log has very many. */
  function traitsOf({ kind, dontFragment, checksumOk }: DecodedSegment): SegmentTraits {
    const key = `${kind} ${dontFragment} ${checksumOk}`;
    const known = traits.get(key) ?? { kind, dontFragment, checksumOk };
    traits.set(key, known);
    return known;
  }

  function find(packet: number): RecordedPacket<SegmentTraits> | null {
    const record = packets.get(packet);
    return record === undefined ? null : { view: book.latest(record.index), segment: record.segment };
  }

  /** What happens to a packet that has arrived or is lost is of no account: it is no longer on the wire. */
  function update(event: { packet: number; seq: number }, patch: (before: PacketView) => Partial<PacketView>) {
    const record = packets.get(event.packet);
    if (record === undefined) return;
    const before = book.latest(record.index);
    if (before.endUs !== null) return;
    const after = { ...before, ...patch(before) };
    book.set(record.index, event.seq, after);
    onWay(event.seq, before, after);
    if (after.status === 'held') held.add(event.packet);
    else held.delete(event.packet);
  }

  return {
    sent(event, segment, { delayMs, calls, probes }) {
      const sentUs = happenedUs(event);
      const origin = event.origin ?? null;
      const numbers = flows.count(segment, origin === null);
      const { tcp, source, destination, payloadBytes } = segment;
      const known = tcp !== null && source !== null && destination !== null;
      const analysed =
        known && origin === null ? analysis.next({ atUs: sentUs, source, destination, tcp, payloadBytes }) : null;
      const cause =
        origin === null ? causeOf(segment, flows.of(segment), calls ?? noCalls, numbers.retransmission) : null;
      const view: PacketView = {
        packet: event.packet,
        seq: event.seq,
        direction: event.direction,
        from: event.from,
        to: event.to,
        inferred: event.segment.kind === 'inferred',
        kind: segment.kind,
        label: segment.label,
        flags: segment.flags,
        payloadBytes,
        ...numbers,
        source,
        destination,
        sentUs,
        endUs: null,
        status: 'flying',
        dropReason: null,
        expectedUs: sentUs + delayMs * 1000,
        holds: [],
        delayedBy: null,
        origin,
        changed: null,
        window: known ? (analysed?.window ?? analysis.windowOf({ source, destination, tcp })) : null,
        notes: knownBetter(analysed?.notes ?? [], numbers.retransmission, probes),
        cause,
      };
      const index = book.add(view);
      packets.set(event.packet, { index, segment: traitsOf(segment), late: null, sooner: null });
      segments.set(index, segment);
      onWay(event.seq, null, view);
      held.delete(event.packet);
      return view;
    },
    held(event) {
      const atUs = happenedUs(event);
      update(event, (before) => {
        if (before.status === 'held' && before.holds.at(-1)?.by === event.by) return {};
        // One that waits already may change hands: it stands where it stood.
        const free = { ...before, holds: withHoldEnded(before.holds, atUs) };
        return { status: 'held', holds: withHold(free, atUs, event.by) };
      });
    },
    released(event) {
      const atUs = happenedUs(event);
      update(event, ({ holds }) => ({
        status: 'flying',
        holds: withHoldEnded(holds, atUs),
        expectedUs: Math.max(event.dueUs, atUs),
      }));
    },
    delayed(event) {
      const record = packets.get(event.packet);
      if (record === undefined) return;
      record.late ??= new Map();
      const { late } = record;
      update(event, ({ sentUs, expectedUs: before }) => {
        const expectedUs = Math.max(event.dueUs, sentUs);
        const patch = { expectedUs, delayedBy: delayedBy(late, event.by, expectedUs - before) };
        if (expectedUs >= before) return patch;
        record.sooner ??= createGrowingSeqs();
        return { ...patch, sooner: record.sooner.with(event.seq) };
      });
    },
    faultOff({ seq, direction, fault: { kind } }) {
      for (const packet of held) {
        const { index, late } = packets.get(packet)!;
        if (late === null || book.latest(index).direction !== direction || !late.has(kind)) continue;
        update({ packet, seq }, () => ({ delayedBy: delayedBy(late, kind, Number.NEGATIVE_INFINITY) }));
      }
    },
    changed(event, segment) {
      update(event, () => ({ changed: { offset: event.offset, by: event.by } }));
      const record = packets.get(event.packet);
      if (record === undefined || !segments.has(record.index)) return;
      record.segment = traitsOf(segment);
      segments.set(record.index, segment);
    },
    ended(event) {
      const atUs = happenedUs(event);
      const record = packets.get(event.packet);
      const segment = record && segments.get(record.index);
      if (record === undefined || segment === undefined) return null;
      segments.delete(record.index);
      // What a kernel throws away has not arrived in the stream, and its numbers may be the bits that are wrong.
      const counts = event.kind === 'delivered' && book.latest(record.index).origin === null && segment.checksumOk;
      const behind = counts && flows.arrive(segment);
      update(event, ({ sentUs, holds, notes, retransmission }) => ({
        endUs: Math.max(atUs, sentUs, holds.at(-1)?.toUs ?? 0),
        status: event.kind,
        dropReason: event.kind === 'dropped' ? event.reason : null,
        holds: withHoldEnded(holds, atUs),
        notes: behind && !retransmission && !notes.includes('out-of-order') ? [...notes, 'out-of-order'] : notes,
      }));
      return { view: book.latest(record.index), segment };
    },
    find,
    heldBefore(packet) {
      if (!packet.retransmission) return null;
      for (const number of held) {
        const view = find(number)?.view ?? null;
        // An ACK without data has the number of the data that follows it.
        const same =
          view?.from === packet.from &&
          view.to === packet.to &&
          view.sequence === packet.sequence &&
          view.kind === packet.kind;
        const ports =
          view?.source?.port === packet.source?.port && view?.destination?.port === packet.destination?.port;
        if (view !== null && view.packet !== packet.packet && same && ports) return view;
      }
      return null;
    },
    at: book.at,
  };
}
