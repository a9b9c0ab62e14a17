import { type AlignedRow, alignRuns, type ChangedAttribute } from '@socketlab/comparison';
import type { LabEvent } from '@socketlab/protocol';
import { createTimeline, type PacketView } from '@socketlab/timeline';
import { attributeWords } from '../compare/differenceWords.ts';
import { eventLine } from '../eventList/eventLine.ts';

export type DifferenceKind = 'gone' | 'extra' | 'changed' | 'order' | 'timing';

/** Something in which the rerun is not the old run, and where to look at it in the rerun. */
export interface RerunDifference {
  kind: DifferenceKind;
  what: string;
  detail: string;
  atUs: number;
  /** Of a bare ACK that nobody touched: when a kernel sends one by itself is a matter of its clock, and no two runs need agree in it. */
  bareAck: boolean;
}

/** Two runs of one program are never as quick as each other to the millisecond: what is closer than this is called the same time. */
export const sameTimeUs = 150_000;
/** What happened so close to the moment may stand on either side of it. */
const edgeUs = 50_000;
/** Two hosts that send at once do so in either order. */
const sameOrderUs = 20_000;

/**
 * In what the log of a rerun differs from the run it repeats, up to the same moment: what programs did and what became of packets. Kernels' tables
 * are read at odd moments, so they are not asked.
 */
export function findDifferences(old: readonly LabEvent[], made: readonly LabEvent[]): RerunDifference[] {
  const rows = alignRuns(old, made).rows.filter(({ lane, quiet }) => lane !== 'kernel' && !quiet);
  const both = rows.filter((row): row is Paired => row.atUs.a !== null && row.atUs.b !== null);
  const lastOf = (side: 'a' | 'b') => both.reduce((most, { atUs: at }) => Math.max(most, at[side]), 0);
  const endA = lastOf('a') - edgeUs;
  const endB = lastOf('b') - edgeUs;
  const sideA = createSide(old);
  const sideB = createSide(made);
  const found: RerunDifference[] = [];
  /** Where the rerun stood by the rows before. */
  let atUs = 0;
  /** The packet that stands last in the rerun so far. */
  let last: Paired | null = null;

  /** What one of the two acknowledges the other run acknowledges by another packet: sooner or later, not something else. */
  const isOtherTime = ({ a, b, what }: AlignedRow): boolean =>
    what.every(({ name }) => name === 'acknowledgment') &&
    (sideA.acknowledges(sideB.acknowledged(b)) || sideB.acknowledges(sideA.acknowledged(a)));

  const put = (kind: DifferenceKind, row: AlignedRow, extra = '') => {
    const line = row.b !== null ? sideB.line(row.b) : row.a !== null ? sideA.line(row.a) : null;
    if (!line) return;
    const what = line.text;
    const detail = [line.detail, extra].filter(Boolean).join(' · ');
    const bareAck = sideA.isBareAck(row.a) && sideB.isBareAck(row.b) && (row.what.length === 0 || isOtherTime(row));
    found.push({ kind, what, detail, atUs: row.atUs.b ?? atUs, bareAck });
  };

  for (const row of rows) {
    if (row.atUs.b !== null) atUs = row.atUs.b;
    if (!isPaired(row)) {
      if (row.atUs.a !== null && row.atUs.a < endA) put('gone', row);
      if (row.atUs.b !== null && row.atUs.b < endB) put('extra', row);
      continue;
    }
    // One that is still on its way at the moment has no fate yet.
    const open = sideA.flies(row.a) || sideB.flies(row.b);
    const what = row.what.filter(({ name }) => !(open && name === 'fate'));
    if (what.length > 0) put('changed', row, what.map(changeText).join(', '));
    const { sinceUs } = row;
    // When deeds come is what they were done again by.
    if (row.lane !== 'lab' && sinceUs && Math.abs(sinceUs.a - sinceUs.b) > sameTimeUs)
      put('timing', row, `원래 ${msText(sinceUs.a)} 뒤, 이번 ${msText(sinceUs.b)} 뒤`);
    if (row.lane !== 'packet') continue;
    if (last && row.atUs.a - last.atUs.a > 0 && last.atUs.b - row.atUs.b > sameOrderUs) put('order', row);
    if (!last || row.atUs.b > last.atUs.b) last = row;
  }
  return found;
}

type Paired = AlignedRow & { atUs: { a: number; b: number } };
const isPaired = (row: AlignedRow): row is Paired => row.atUs.a !== null && row.atUs.b !== null;

/** What does not say by itself what it is. */
const bare: ReadonlySet<ChangedAttribute['name']> = new Set(['flags', 'sequence', 'acknowledgment', 'payload']);

function changeText({ name, a, b }: ChangedAttribute): string {
  // What it says now stands before it.
  if (name === 'text') return `원래 ${a ?? '없음'}`;
  const subject = bare.has(name) ? `${attributeWords[name]} ` : '';
  return `${subject}${a ?? '없음'} → ${b ?? '없음'}`;
}

const msText = (us: number): string => `${Math.round(us / 1000).toLocaleString('ko-KR')} ms`;

/** One of the two logs: an entry's line as the list of events has it, and what its packet is at the end. */
function createSide(events: readonly LabEvent[]) {
  const timeline = createTimeline();
  timeline.append(events);
  const { packets } = timeline.view({ applied: events.length, atUs: timeline.endUs });
  const packetOf = (seq: number | null) => {
    const event = seq === null ? undefined : events[seq];
    return event?.lane === 'packet' ? packets.numbered(event.packet) : undefined;
  };
  let all: ReadonlySet<string | null> | undefined;
  return {
    line(seq: number): ReturnType<typeof eventLine> {
      const event = events[seq];
      return event ? eventLine(event, (packet) => packets.numbered(packet), true) : null;
    },
    flies: (seq: number | null): boolean => packetOf(seq)?.status === 'flying',
    /** How far the packet of an entry acknowledges, and by whom. */
    acknowledged: (seq: number | null): string | null => acknowledgment(packetOf(seq)),
    acknowledges(what: string | null): boolean {
      all ??= new Set([...packets].map(acknowledgment));
      return what !== null && all.has(what);
    },
    /** Also where this log has no such entry: then the other one decides. */
    isBareAck: (seq: number | null): boolean => seq === null || isBareAck(packetOf(seq)),
  };
}

const acknowledgment = (packet: PacketView | undefined): string | null =>
  packet && packet.relativeAcknowledgment !== null ? `${packet.from} ${packet.relativeAcknowledgment}` : null;

/** Nothing but an acknowledgment, as its kernel sent it: no probe, no copy, no hand on it. */
function isBareAck(packet: PacketView | undefined): boolean {
  if (packet?.kind !== 'ACK' || packet.payloadBytes > 0 || packet.retransmission) return false;
  const touched =
    packet.status === 'dropped' || packet.origin || packet.changed || packet.delayedBy || packet.holds.length;
  return !touched && packet.notes.every((note) => note === 'window-update');
}
