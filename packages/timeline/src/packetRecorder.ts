import { addSequence, relativeSequence, sequenceDistance } from '@socketlab/packets';
import type { Endpoint, HostName, LabEvent } from '@socketlab/protocol';
import type { DecodedSegment } from './decodeSegment.ts';
import { type Cell, createCellList } from './history.ts';
import { type Cause, noCalls, type SocketCalls } from './socketRecord.ts';
import type { PacketView } from './view.ts';
import { endpointText, happenedUs } from './words.ts';

type PacketEvent<K extends LabEvent['kind']> = Extract<LabEvent, { lane: 'packet'; kind: K }>;

/** What has been sent one way between two ends: enough to count from the first SYN and to know what travels again. */
interface Flow {
  first: number | null;
  next: number | null;
  /** Who caused the data that begins at a number: sent again, it has the same cause. */
  causes: Map<number, Cause | null>;
}

interface RecordedPacket {
  view: PacketView;
  segment: DecodedSegment;
}

export interface PacketRecorder {
  sent(event: PacketEvent<'sent'>, segment: DecodedSegment, delayMs: number, calls: SocketCalls | null): PacketView;
  ended(event: PacketEvent<'delivered'> | PacketEvent<'dropped'>): RecordedPacket | null;
  find(packet: number): RecordedPacket | null;
  at(applied: number): readonly PacketView[];
}

/** Keeps every packet that was sent and what became of it. */
export function createPacketRecorder(): PacketRecorder {
  const list = createCellList<PacketView>();
  const packets = new Map<number, { cell: Cell<PacketView>; segment: DecodedSegment }>();
  const flows = new Map<string, Flow>();

  function flowOf(from: Endpoint, to: Endpoint): Flow {
    const key = `${endpointText(from)}>${endpointText(to)}`;
    let flow = flows.get(key);
    if (flow === undefined) {
      flow = { first: null, next: null, causes: new Map() };
      flows.set(key, flow);
    }
    return flow;
  }

  function find(packet: number): RecordedPacket | null {
    const record = packets.get(packet);
    return record === undefined ? null : { view: record.cell.latest!, segment: record.segment };
  }

  return {
    sent(event, segment, delayMs, calls) {
      const sentUs = happenedUs(event);
      const from: HostName = event.direction === 'upstream' ? 'client' : 'server';
      const { source, destination, tcp } = segment;
      const flow = source !== null && destination !== null && tcp !== null ? flowOf(source, destination) : null;
      const back = flow === null ? null : flowOf(destination!, source!);
      const numbers = flow === null || back === null ? noNumbers : countSegment(segment, flow, back);
      const view: PacketView = {
        packet: event.packet,
        seq: event.seq,
        direction: event.direction,
        from,
        to: from === 'client' ? 'server' : 'client',
        inferred: event.segment.kind === 'inferred',
        kind: segment.kind,
        label: segment.label,
        flags: segment.flags,
        payloadBytes: segment.payloadBytes,
        ...numbers,
        source: segment.source,
        destination: segment.destination,
        sentUs,
        endUs: null,
        status: 'flying',
        expectedUs: sentUs + delayMs * 1000,
        cause: causeOf(segment, flow, calls ?? noCalls, numbers.retransmission),
      };
      packets.set(event.packet, { cell: list.add(event.seq, view), segment });
      return view;
    },
    ended(event) {
      const record = packets.get(event.packet);
      if (record === undefined) return null;
      const before = record.cell.latest!;
      const endUs = Math.max(happenedUs(event), before.sentUs);
      record.cell.set(event.seq, { ...before, endUs, status: event.kind });
      return find(event.packet);
    },
    find,
    at: list.at,
  };
}

type Numbers = Pick<
  PacketView,
  'sequence' | 'acknowledgment' | 'relativeSequence' | 'relativeAcknowledgment' | 'retransmission'
>;

const noNumbers: Numbers = {
  sequence: null,
  acknowledgment: null,
  relativeSequence: null,
  relativeAcknowledgment: null,
  retransmission: false,
};

function countSegment({ tcp, payloadBytes }: DecodedSegment, flow: Flow, back: Flow): Numbers {
  if (tcp === null) return noNumbers;
  const isSyn = tcp.flags.includes('SYN');
  const isReset = tcp.flags.includes('RST');
  // Another SYN number on the same addresses is another connection.
  if (isSyn && flow.first !== tcp.sequence) {
    flow.first = tcp.sequence;
    flow.next = null;
    flow.causes.clear();
  }
  const length = payloadBytes + (isSyn ? 1 : 0) + (tcp.flags.includes('FIN') ? 1 : 0);
  const end = addSequence(tcp.sequence, length);
  const retransmission = length > 0 && !isReset && flow.next !== null && sequenceDistance(tcp.sequence, flow.next) < 0;
  if (!isReset && (flow.next === null || sequenceDistance(end, flow.next) > 0)) flow.next = end;
  const acknowledgment = tcp.flags.includes('ACK') ? tcp.acknowledgment : null;
  return {
    sequence: tcp.sequence,
    acknowledgment,
    relativeSequence: flow.first === null ? null : relativeSequence(tcp.sequence, flow.first),
    relativeAcknowledgment:
      acknowledgment === null || back.first === null ? null : relativeSequence(acknowledgment, back.first),
    retransmission,
  };
}

function causeOf(segment: DecodedSegment, flow: Flow | null, calls: SocketCalls, again: boolean): Cause | null {
  const newest = newestCall(segment, calls);
  if (flow === null || segment.tcp === null || segment.kind === 'ACK' || segment.kind === 'RST') return newest;
  const { sequence } = segment.tcp;
  const earlier = again ? flow.causes.get(sequence) : undefined;
  const cause = earlier === undefined ? newest : earlier;
  flow.causes.set(sequence, cause);
  return cause;
}

/** The kernel answers by itself (SYN+ACK, ACK); for the rest it is the newest call that asks for such a segment. */
function newestCall({ kind }: DecodedSegment, calls: SocketCalls): Cause | null {
  switch (kind) {
    case 'SYN':
      return calls.connect;
    case 'DATA':
      return calls.data;
    case 'FIN':
      return calls.close;
    case 'RST':
      return calls.reset;
    case 'SYN+ACK':
    case 'ACK':
    case 'UDP':
    case 'ICMP':
    case 'OTHER':
      return null;
  }
}
