import type { TcpFlag } from './parsedPacket.ts';
import { addSequence, sequenceDistance } from './sequenceNumber.ts';

/** RFC 9293, 3.3.2. */
export type TrackedTcpState =
  | 'CLOSED'
  | 'LISTEN'
  | 'SYN_SENT'
  | 'SYN_RECEIVED'
  | 'ESTABLISHED'
  | 'FIN_WAIT_1'
  | 'FIN_WAIT_2'
  | 'CLOSE_WAIT'
  | 'CLOSING'
  | 'LAST_ACK'
  | 'TIME_WAIT';

/** One direction of a stream, as the endpoint that is followed knows it. Numbers are absolute. */
interface TrackedStream {
  /** The SYN's own number. */
  first: number;
  /** The number after everything sent (or received without a gap). */
  next: number;
  /** The number after the FIN, once one was sent (or received, perhaps ahead of a gap). */
  finEnd: number | null;
}

/**
 * What one endpoint of one connection must know by now, from the segments it has sent and received alone.
 * Immutable: `trackSegment` returns another one, or the same where nothing changed.
 */
export interface TcpTracker {
  readonly state: TrackedTcpState;
  readonly sent: Readonly<TrackedStream> | null;
  readonly received: Readonly<TrackedStream> | null;
  /** Received ahead of a gap, sorted: [from, to) pairs. */
  readonly ahead: readonly (readonly [number, number])[];
}

export interface TrackedSegment {
  /** `local`: the endpoint sent it. `remote`: it was delivered to the endpoint; while it flies the endpoint knows nothing of it. */
  from: 'local' | 'remote';
  flags: readonly TcpFlag[];
  sequence: number;
  acknowledgment: number;
  payloadBytes: number;
}

/**
 * The start of a connection's story. `LISTEN` is for the side known to be waiting; a side that starts `CLOSED` may be the one
 * that connects, or one whose port nobody listens on: which of them shows in what it sends.
 */
export function createTcpTracker(state: 'CLOSED' | 'LISTEN' = 'CLOSED'): TcpTracker {
  return { state, sent: null, received: null, ahead: [] };
}

/** Bytes of the stream that were sent (each counted once, however often it was sent again). SYN and FIN do not count. */
export function streamBytes(stream: Readonly<TrackedStream> | null): number {
  if (stream === null) return 0;
  const finCounted = stream.finEnd !== null && sequenceDistance(stream.next, stream.finEnd) >= 0;
  return ((stream.next - stream.first) >>> 0) - 1 - (finCounted ? 1 : 0);
}

/**
 * The endpoint's state after one more segment: RFC 9293, figure 5 and 3.10.7, seen from outside. What a kernel also looks at and a
 * segment does not show (window edges, timers such as the end of TIME_WAIT) is left to the kernel's own table.
 */
export function trackSegment(tracker: TcpTracker, segment: TrackedSegment): TcpTracker {
  return segment.from === 'local' ? afterSending(tracker, segment) : afterReceiving(tracker, segment);
}

function afterSending(tracker: TcpTracker, segment: TrackedSegment): TcpTracker {
  const has = (flag: TcpFlag) => segment.flags.includes(flag);
  if (has('RST')) return afterSendingReset(tracker, segment);
  if (has('SYN')) return afterSendingSyn(tracker, segment, has('ACK'));
  if (tracker.sent === null) return tracker;
  const sent = extended(tracker.sent, segment, has('FIN'));
  const state = has('FIN') && tracker.sent.finEnd === null ? afterSendingFin(tracker.state) : tracker.state;
  return changed(tracker, { state, sent });
}

function afterSendingSyn(tracker: TcpTracker, segment: TrackedSegment, isReply: boolean): TcpTracker {
  const first = segment.sequence;
  const over = tracker.state === 'CLOSED' || tracker.state === 'LISTEN' || tracker.state === 'TIME_WAIT';
  const idle = over || tracker.sent === null;
  // The same SYN again is a retransmission; a new number on an idle connection starts its next life.
  if (!idle) return tracker;
  const sent = { first, next: addSequence(first, 1 + segment.payloadBytes), finEnd: null };
  if (!isReply) return { state: 'SYN_SENT', sent, received: null, ahead: [] };
  return { ...tracker, state: tracker.received === null ? 'SYN_SENT' : 'SYN_RECEIVED', sent };
}

function afterSendingFin(state: TrackedTcpState): TrackedTcpState {
  if (state === 'SYN_RECEIVED' || state === 'ESTABLISHED') return 'FIN_WAIT_1';
  return state === 'CLOSE_WAIT' ? 'LAST_ACK' : state;
}

function afterSendingReset(tracker: TcpTracker, segment: TrackedSegment): TcpTracker {
  switch (tracker.state) {
    // A reset sent before the connection stands may answer a stray segment (3.5.2, group 2) and then changes nothing.
    case 'SYN_SENT':
      return tracker;
    case 'SYN_RECEIVED':
      return tracker.sent !== null && sequenceDistance(segment.sequence, tracker.sent.next) === 0
        ? closed(tracker)
        : tracker;
    default:
      return closed(tracker);
  }
}

function afterReceiving(tracker: TcpTracker, segment: TrackedSegment): TcpTracker {
  const has = (flag: TcpFlag) => segment.flags.includes(flag);
  if (tracker.state === 'CLOSED' || tracker.state === 'LISTEN' || tracker.state === 'TIME_WAIT') {
    return has('SYN') && !has('ACK') && !has('RST') ? afterFirstSyn(tracker, segment) : tracker;
  }
  if (has('RST')) return resetCounts(tracker, segment, has('ACK')) ? closed(tracker) : tracker;
  if (tracker.state === 'SYN_SENT') return has('SYN') ? afterReplyToSyn(tracker, segment, has('ACK')) : tracker;

  let next = tracker;
  // 3.10.7.4, fifth: a synchronized connection drops segments without ACK.
  if (!has('ACK')) return tracker;
  const ownSyn = next.state === 'SYN_RECEIVED' ? next.sent : null;
  if (ownSyn !== null && acknowledges(next, segment, addSequence(ownSyn.first, 1))) {
    next = { ...next, state: 'ESTABLISHED' };
  }
  const finEnd = next.sent?.finEnd ?? null;
  if (finEnd !== null && acknowledges(next, segment, finEnd))
    next = changed(next, { state: afterFinAcked(next.state) });
  if (has('SYN')) return next;
  return receiveStream(next, segment, has('FIN'));
}

/** A SYN where no connection stands. A closed port answers it with RST and stays closed, so the answer has to be awaited. */
function afterFirstSyn(tracker: TcpTracker, segment: TrackedSegment): TcpTracker {
  const stale = tracker.received !== null && sequenceDistance(segment.sequence, tracker.received.next) <= 0;
  if (tracker.state === 'TIME_WAIT' && stale) return tracker;
  const first = segment.sequence;
  const received = { first, next: addSequence(first, 1), finEnd: null };
  return { state: tracker.state === 'LISTEN' ? 'SYN_RECEIVED' : 'CLOSED', sent: null, received, ahead: [] };
}

function afterReplyToSyn(tracker: TcpTracker, segment: TrackedSegment, isReply: boolean): TcpTracker {
  const ownSynEnd = addSequence(tracker.sent!.first, 1);
  if (isReply && !acknowledges(tracker, segment, ownSynEnd)) return tracker;
  const first = segment.sequence;
  const received = { first, next: addSequence(first, 1), finEnd: null };
  // Without ACK both sides opened at once (figure 8).
  return { ...tracker, state: isReply ? 'ESTABLISHED' : 'SYN_RECEIVED', received };
}

function afterFinAcked(state: TrackedTcpState): TrackedTcpState {
  if (state === 'FIN_WAIT_1') return 'FIN_WAIT_2';
  if (state === 'CLOSING') return 'TIME_WAIT';
  return state === 'LAST_ACK' ? 'CLOSED' : state;
}

function afterReceivingFin(state: TrackedTcpState): TrackedTcpState {
  if (state === 'SYN_RECEIVED' || state === 'ESTABLISHED') return 'CLOSE_WAIT';
  if (state === 'FIN_WAIT_1') return 'CLOSING';
  return state === 'FIN_WAIT_2' ? 'TIME_WAIT' : state;
}

/** Data and FIN count only once everything before them is here: a gap holds back the state as it holds back the reader. */
function receiveStream(tracker: TcpTracker, segment: TrackedSegment, hasFin: boolean): TcpTracker {
  const received = tracker.received;
  const length = segment.payloadBytes + (hasFin ? 1 : 0);
  if (received === null || length === 0 || tracker.state === 'CLOSED') return tracker;
  const end = addSequence(segment.sequence, length);
  const finEnd = received.finEnd ?? (hasFin ? end : null);
  if (sequenceDistance(end, received.next) <= 0) return tracker;

  const pieces = [...tracker.ahead, [segment.sequence, end] as const].sort((a, b) => sequenceDistance(a[0], b[0]));
  let next = received.next;
  const ahead: (readonly [number, number])[] = [];
  for (const piece of pieces) {
    if (sequenceDistance(piece[0], next) > 0) ahead.push(piece);
    else if (sequenceDistance(piece[1], next) > 0) next = piece[1];
  }
  const finReached = finEnd !== null && sequenceDistance(next, finEnd) >= 0;
  const finWasReached = received.finEnd !== null && sequenceDistance(received.next, received.finEnd) >= 0;
  const state = finReached && !finWasReached ? afterReceivingFin(tracker.state) : tracker.state;
  return { ...tracker, state, received: { first: received.first, next, finEnd }, ahead };
}

/** RFC 5961, 3.2, as Linux does it: only the very next number resets, else anyone could guess one inside the window. */
function resetCounts(tracker: TcpTracker, segment: TrackedSegment, hasAck: boolean): boolean {
  if (tracker.state === 'SYN_SENT') {
    return hasAck && acknowledges(tracker, segment, addSequence(tracker.sent!.first, 1));
  }
  if (tracker.received === null) return false;
  const distance = sequenceDistance(segment.sequence, tracker.received.next);
  const finCame = tracker.state === 'CLOSE_WAIT' || tracker.state === 'LAST_ACK' || tracker.state === 'CLOSING';
  // Some stacks do not count their own FIN; and the edge of a SACK block counts as next too.
  return (
    distance === 0 || (finCame && distance === -1) || tracker.ahead.some(([, to]) => to === segment.sequence >>> 0)
  );
}

/** The segment acknowledges everything before `number`, and nothing that was never sent. */
function acknowledges(tracker: TcpTracker, segment: TrackedSegment, number: number): boolean {
  const sent = tracker.sent;
  if (sent === null) return false;
  return (
    sequenceDistance(segment.acknowledgment, number) >= 0 && sequenceDistance(segment.acknowledgment, sent.next) <= 0
  );
}

function extended(stream: Readonly<TrackedStream>, segment: TrackedSegment, hasFin: boolean): Readonly<TrackedStream> {
  const end = addSequence(segment.sequence, segment.payloadBytes + (hasFin ? 1 : 0));
  const next = sequenceDistance(end, stream.next) > 0 ? end : stream.next;
  const finEnd = stream.finEnd ?? (hasFin ? end : null);
  return next === stream.next && finEnd === stream.finEnd ? stream : { first: stream.first, next, finEnd };
}

function changed(tracker: TcpTracker, patch: Partial<TcpTracker>): TcpTracker {
  const next = { ...tracker, ...patch };
  return next.state === tracker.state && next.sent === tracker.sent ? tracker : next;
}

function closed(tracker: TcpTracker): TcpTracker {
  return tracker.state === 'CLOSED' ? tracker : { ...tracker, state: 'CLOSED', ahead: [] };
}
