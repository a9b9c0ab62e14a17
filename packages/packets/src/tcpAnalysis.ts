import type { TcpHeader } from './parsedPacket.ts';
import { addSequence, sequenceDistance } from './sequenceNumber.ts';

/** What a segment is beyond its flags, by the names of Wireshark's TCP analysis (User's Guide, 7.5). */
export type TcpNote =
  | 'retransmission'
  | 'fast-retransmission'
  | 'out-of-order'
  | 'duplicate-ack'
  | 'zero-window'
  | 'window-full'
  | 'window-update'
  | 'zero-window-probe'
  | 'zero-window-probe-ack'
  | 'keep-alive'
  | 'keep-alive-ack';

interface End {
  address: string;
  port: number;
}

export interface CapturedSegment {
  /** Microseconds on any clock that does not run backward. */
  atUs: number;
  source: End;
  destination: End;
  tcp: TcpHeader;
  /** By the headers' word, even where fewer bytes were kept. */
  payloadBytes: number;
}

export interface TcpAnalysis {
  /** The next segment at the capture point. Segments of all connections may be given, in the order of their time. */
  next(segment: CapturedSegment): { notes: readonly TcpNote[]; window: number };
  /** The window a segment offers, in bytes: scaled where the handshake was seen (RFC 7323, 2.2). Counts nothing. */
  windowOf(segment: Pick<CapturedSegment, 'source' | 'destination' | 'tcp'>): number;
}

/** What was seen of one direction. Numbers are null until a segment showed them. */
interface Flow {
  /** The number of the SYN that began the connection. */
  first: number | null;
  /** The highest number after a segment, and when it came. */
  next: number | null;
  nextAtUs: number;
  acknowledgment: number | null;
  acknowledgedAtUs: number;
  duplicateAcks: number;
  /** As it stands in the header. */
  window: number | null;
  /** Whether that was the window of a SYN, which is never scaled. */
  windowOfSyn: boolean;
  /** The shift that this side offered: null where its SYN was not seen, 'none' where it offered none. */
  shift: number | 'none' | null;
  lastNotes: readonly TcpNote[];
}

interface Connection {
  flows: Map<string, Flow>;
  /** From SYN to the ACK that ends the handshake: what Wireshark calls iRTT. */
  synAtUs: number | null;
  firstRoundTripUs: number | null;
}

/** Duplicate ACKs are answered by a fast retransmission within this time; what comes later waited for its timer. */
const fastRetransmissionUs = 20_000;
/** How soon a segment must come to pass for one out of order, where no round trip was measured. */
const outOfOrderUs = 3_000;

/**
 * Names segments as Wireshark does, by its documented rules (User's Guide, 7.5 'TCP Analysis'). Like Wireshark it knows one capture
 * point and no more: what is lost behind that point has been seen, and what was lost before it has not. A spurious retransmission
 * (of what was acknowledged already) is a 'retransmission' here. Segments that Wireshark calls 'previous segment not captured' or
 * 'ACKed unseen segment' have no name: on a wire that sees everything there are none. The rules changed little between versions; an
 * acknowledgment with SACK whose window changed is a 'duplicate-ack' since 4.2, and was a 'window-update' before.
 */
export function createTcpAnalysis(): TcpAnalysis {
  const connections = new Map<string, Connection>();

  function connectionOf({ source, destination }: Pick<CapturedSegment, 'source' | 'destination'>): Connection {
    const key = [endText(source), endText(destination)].sort().join(' ');
    let connection = connections.get(key);
    if (connection === undefined) {
      connection = { flows: new Map(), synAtUs: null, firstRoundTripUs: null };
      connections.set(key, connection);
    }
    return connection;
  }

  return {
    next(segment) {
      const { source, destination, tcp, atUs } = segment;
      const connection = connectionOf(segment);
      const opens = tcp.flags.includes('SYN') && !tcp.flags.includes('ACK');
      const known = connection.flows.get(endText(source));
      // Another number: the same addresses begin another connection.
      if (opens && known !== undefined && known.first !== tcp.sequence) resetConnection(connection);
      const flow = flowOf(connection, source);
      const back = flowOf(connection, destination);
      measureRoundTrip(connection, segment, back);
      const notes = notesOf(segment, flow, back, connection.firstRoundTripUs ?? outOfOrderUs);
      remember(segment, flow, notes);
      return { notes, window: scaledWindow(tcp, flow, back) };

      function resetConnection(old: Connection) {
        old.flows.clear();
        old.synAtUs = opens ? atUs : null;
        old.firstRoundTripUs = null;
      }
    },
    windowOf(segment) {
      const connection = connectionOf(segment);
      return scaledWindow(segment.tcp, flowOf(connection, segment.source), flowOf(connection, segment.destination));
    },
  };
}

function notesOf(segment: CapturedSegment, flow: Flow, back: Flow, outOfOrderWithinUs: number): readonly TcpNote[] {
  const { tcp, payloadBytes: length } = segment;
  const has = (flag: TcpHeader['flags'][number]) => tcp.flags.includes(flag);
  const plain = !has('SYN') && !has('FIN') && !has('RST');
  const expected = flow.next !== null && tcp.sequence === flow.next;
  if (length === 1 && expected && back.window === 0) return ['zero-window-probe'];

  const notes: TcpNote[] = [];
  if (plain && tcp.window === 0) notes.push('zero-window');
  const keepsAlive = plain && length <= 1 && flow.next !== null && sequenceDistance(tcp.sequence, flow.next) === -1;
  if (keepsAlive) notes.push('keep-alive');
  if (plain && length > 0 && fillsWindow(segment, flow, back)) notes.push('window-full');

  // An empty segment that acknowledges nothing new says something else.
  const repeats = plain && length === 0 && expected && has('ACK') && tcp.acknowledgment === flow.acknowledgment;
  if (repeats) {
    const sameWindow = tcp.window === flow.window;
    // SACK tells of a gap, whatever the window does besides (RFC 6675, 2).
    const tellsOfGap = tcp.options.some((option) => option.kind === 'sack');
    const answers = (note: TcpNote) => back.lastNotes.includes(note);
    if (tcp.window === 0) {
      if (sameWindow && answers('zero-window-probe')) notes.push('zero-window-probe-ack');
    } else if (!sameWindow && !tellsOfGap) notes.push('window-update');
    else notes.push(sameWindow && answers('keep-alive') ? 'keep-alive-ack' : 'duplicate-ack');
  }
  const behind = flow.next === null ? 0 : -sequenceDistance(tcp.sequence, flow.next);
  // The byte of a probe that was not accepted comes again with what follows it.
  const takesProbeAlong = behind === 1 && length > 1;
  if (keepsAlive) return notes;
  if (length > 0 && isAcknowledged(segment, back)) notes.push('retransmission');
  else if (behind > 0 && !takesProbeAlong && lengthOf(segment) > 0) {
    notes.push(kindOfRepetition(segment, flow, back, outOfOrderWithinUs));
  }
  return notes;
}

function isAcknowledged(segment: CapturedSegment, back: Flow): boolean {
  const end = addSequence(segment.tcp.sequence, lengthOf(segment));
  return back.acknowledgment !== null && sequenceDistance(end, back.acknowledgment) <= 0;
}

/** A segment that does not begin where the stream goes on. */
function kindOfRepetition(segment: CapturedSegment, flow: Flow, back: Flow, outOfOrderWithinUs: number): TcpNote {
  const { tcp, atUs } = segment;
  const end = addSequence(tcp.sequence, lengthOf(segment));
  const asked = back.duplicateAcks >= 2 && back.acknowledgment === tcp.sequence;
  if (asked && atUs - back.acknowledgedAtUs < fastRetransmissionUs) return 'fast-retransmission';
  const soon = atUs - flow.nextAtUs < outOfOrderWithinUs;
  return soon && end !== flow.next ? 'out-of-order' : 'retransmission';
}

/** The segment ends exactly where the window of the other side ends. Only where its scale is known. */
function fillsWindow({ tcp, payloadBytes }: CapturedSegment, flow: Flow, back: Flow): boolean {
  if (back.shift === null || back.window === null || back.acknowledgment === null) return false;
  const window = back.windowOfSyn ? back.window : back.window * 2 ** shiftBetween(back, flow);
  return addSequence(tcp.sequence, payloadBytes) === addSequence(back.acknowledgment, window);
}

function remember(segment: CapturedSegment, flow: Flow, notes: readonly TcpNote[]) {
  const { tcp, atUs } = segment;
  const isSyn = tcp.flags.includes('SYN');
  if (isSyn) {
    flow.first = tcp.sequence;
    const option = tcp.options.find((one) => one.kind === 'windowScale');
    flow.shift = option?.kind === 'windowScale' ? Math.min(option.shift, 14) : 'none';
  }
  const end = addSequence(tcp.sequence, lengthOf(segment));
  // The byte of a probe is not taken into account: it is sent again with what follows it.
  const advances = flow.next === null || sequenceDistance(end, flow.next) > 0;
  if (advances && !notes.includes('zero-window-probe')) {
    flow.next = end;
    flow.nextAtUs = atUs;
  }
  if (notes.includes('duplicate-ack')) flow.duplicateAcks += 1;
  if (tcp.flags.includes('ACK')) {
    if (tcp.acknowledgment !== flow.acknowledgment) flow.duplicateAcks = 0;
    flow.acknowledgment = tcp.acknowledgment;
    flow.acknowledgedAtUs = atUs;
  }
  flow.window = tcp.window;
  flow.windowOfSyn = isSyn;
  flow.lastNotes = notes;
}

/** What a segment takes of the numbers: SYN and FIN count one each (RFC 9293, 3.4). */
function lengthOf({ tcp, payloadBytes }: CapturedSegment): number {
  return payloadBytes + (tcp.flags.includes('SYN') ? 1 : 0) + (tcp.flags.includes('FIN') ? 1 : 0);
}

/** The newest SYN starts the clock, the first plain ACK of the same side stops it. */
function measureRoundTrip(connection: Connection, { tcp, atUs, payloadBytes }: CapturedSegment, back: Flow) {
  const opens = tcp.flags.includes('SYN') && !tcp.flags.includes('ACK');
  if (opens) connection.synAtUs = atUs;
  const ends = !tcp.flags.includes('SYN') && tcp.flags.includes('ACK') && payloadBytes === 0;
  if (ends && connection.firstRoundTripUs === null && connection.synAtUs !== null && back.first !== null) {
    connection.firstRoundTripUs = atUs - connection.synAtUs;
  }
}

/** Windows are scaled only if both sides offered it, and never in a segment with SYN (RFC 7323, 2.2). */
function scaledWindow(tcp: TcpHeader, flow: Flow, back: Flow): number {
  return tcp.flags.includes('SYN') ? tcp.window : tcp.window * 2 ** shiftBetween(flow, back);
}

function shiftBetween(flow: Flow, back: Flow): number {
  return typeof flow.shift === 'number' && typeof back.shift === 'number' ? flow.shift : 0;
}

function flowOf(connection: Connection, end: End): Flow {
  const key = endText(end);
  let flow = connection.flows.get(key);
  if (flow === undefined) {
    flow = {
      first: null,
      next: null,
      nextAtUs: 0,
      acknowledgment: null,
      acknowledgedAtUs: 0,
      duplicateAcks: 0,
      window: null,
      windowOfSyn: false,
      shift: null,
      lastNotes: [],
    };
    connection.flows.set(key, flow);
  }
  return flow;
}

function endText({ address, port }: End): string {
  return `${address}:${port}`;
}
