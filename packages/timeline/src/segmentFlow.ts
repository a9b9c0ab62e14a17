import { addSequence, relativeSequence, sequenceDistance } from '@socketlab/packets';
import type { Endpoint } from '@socketlab/protocol';
import type { DecodedSegment } from './decodeSegment.ts';
import type { PacketView } from './packetView.ts';
import type { Cause, SocketCalls } from './socketRecord.ts';
import { endpointText } from './words.ts';

/** What has been sent one way between two ends: enough to count from the first SYN and to know what travels again. */
export interface SegmentFlow {
  first: number | null;
  next: number | null;
  /** The number after the last byte that has arrived. */
  arrived: number | null;
  /** Who caused the data that begins at a number: sent again, it has the same cause. */
  causes: Map<number, Cause | null>;
}

export type Numbers = Pick<
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

export interface SegmentFlows {
  /** Null where TCP is not in it, or its ends are unknown. */
  of(segment: DecodedSegment): SegmentFlow | null;
  /** The segment's numbers; with `fromKernel` it counts as sent, without it the wire made it and only its numbers are read. */
  count(segment: DecodedSegment, fromKernel: boolean): Numbers;
  /** The segment has arrived: true where one that follows it in the stream had arrived before it. */
  arrive(segment: DecodedSegment): boolean;
}

export function createSegmentFlows(): SegmentFlows {
  const flows = new Map<string, SegmentFlow>();

  function between(from: Endpoint, to: Endpoint): SegmentFlow {
    const key = `${endpointText(from)}>${endpointText(to)}`;
    let flow = flows.get(key);
    if (flow === undefined) {
      flow = { first: null, next: null, arrived: null, causes: new Map() };
      flows.set(key, flow);
    }
    return flow;
  }

  function flowOf({ source, destination, tcp }: DecodedSegment): SegmentFlow | null {
    return source === null || destination === null || tcp === null ? null : between(source, destination);
  }

  return {
    of: flowOf,
    count(segment, fromKernel) {
      const { tcp } = segment;
      const flow = flowOf(segment);
      if (tcp === null || flow === null) return noNumbers;
      const back = between(segment.destination!, segment.source!);
      const retransmission = fromKernel && countSent(segment, flow);
      const acknowledgment = tcp.flags.includes('ACK') ? tcp.acknowledgment : null;
      return {
        sequence: tcp.sequence,
        acknowledgment,
        relativeSequence: flow.first === null ? null : relativeSequence(tcp.sequence, flow.first),
        relativeAcknowledgment:
          acknowledgment === null || back.first === null ? null : relativeSequence(acknowledgment, back.first),
        retransmission,
      };
    },
    arrive(segment) {
      const flow = flowOf(segment);
      const length = lengthOf(segment);
      if (flow === null || segment.tcp === null || length === 0 || segment.flags.includes('RST')) return false;
      const end = addSequence(segment.tcp.sequence, length);
      const behind = flow.arrived !== null && sequenceDistance(end, flow.arrived) < 0;
      if (!behind) flow.arrived = end;
      return behind;
    },
  };
}

/** Counts a segment as sent; true where its numbers were sent before. */
function countSent(segment: DecodedSegment, flow: SegmentFlow): boolean {
  const { sequence, flags } = segment.tcp!;
  // Another SYN number on the same addresses is another connection.
  if (flags.includes('SYN') && flow.first !== sequence) {
    flow.first = sequence;
    flow.next = null;
    flow.arrived = null;
    flow.causes.clear();
  }
  if (flags.includes('RST')) return false;
  const length = lengthOf(segment);
  const end = addSequence(sequence, length);
  const again = length > 0 && flow.next !== null && sequenceDistance(sequence, flow.next) < 0;
  if (flow.next === null || sequenceDistance(end, flow.next) > 0) flow.next = end;
  return again;
}

/** What a segment takes of the numbers: SYN and FIN count one each (RFC 9293, 3.4). */
function lengthOf({ payloadBytes, flags }: DecodedSegment): number {
  return payloadBytes + (flags.includes('SYN') ? 1 : 0) + (flags.includes('FIN') ? 1 : 0);
}

/** The call that made a segment. Sent again, it has the cause of the first. */
export function causeOf(
  segment: DecodedSegment,
  flow: SegmentFlow | null,
  calls: SocketCalls,
  again: boolean,
): Cause | null {
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
    case 'UDP':
      return calls.data;
    case 'FIN':
      return calls.close;
    case 'RST':
      return calls.reset;
    case 'SYN+ACK':
    case 'ACK':
    case 'ICMP':
    case 'OTHER':
      return null;
  }
}
