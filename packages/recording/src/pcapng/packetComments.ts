import { decodeBase64 } from '@socketlab/packets';
import type { LabEvent } from '@socketlab/protocol';
import { hostWords, type Narration, noteWords, type PacketView } from '@socketlab/timeline';
import { plainText } from './captureText.ts';
import type { Frame } from './frames.ts';
import { createFindNearest } from './nearestFrame.ts';

/** Of one packet. More than these would bury it. */
export const mostComments = 30;

/** What is left out first where there are too many: the highest. */
const ranks = { fate: 0, way: 1, around: 2 } as const;

/** Something that happened to a packet, or around it. */
interface Remark {
  atUs: number;
  rank: number;
  text: string;
}

/**
 * What is written beside each frame, in Korean, in the words of the timeline: first what it is, then what happened, in the order of
 * time, with how much later or earlier than its sending (`+200.041 ms`). Each entry of the log that has a sentence stands at one frame:
 * a packet's own entries at that packet, any other at the nearest one.
 */
export function commentsOf(
  events: readonly LabEvent[],
  frames: readonly Frame[],
  told: readonly Narration[],
): readonly (readonly string[])[] {
  const frameOf = new Map(frames.map((frame) => [frame.packet.packet, frame]));
  const findNearest = createFindNearest(frames);
  const remarks = new Map<Frame, Remark[]>(frames.map((frame) => [frame, []]));
  const openings = new Map<Frame, string>();

  for (const { seq, atUs, parts, aside } of told) {
    const event = events[seq]!;
    // How slow the wire is from the start stands beside the opening's own sentence.
    const text = event.kind === 'opened' ? joined(parts, aside) : textOf(parts);
    if (event.lane !== 'packet') {
      const host = 'host' in event ? event.host : null;
      const where = event.lane === 'program' ? `${hostWords[event.host]} · ` : '';
      const rank = event.lane === 'wire' || event.lane === 'lab' ? ranks.way : ranks.around;
      remarks.get(findNearest(atUs, host))!.push({ atUs, rank, text: `${where}${text}` });
      continue;
    }
    const frame = frameOf.get(event.packet);
    if (frame === undefined) continue;
    if (event.kind === 'sent') openings.set(frame, text);
    else remarks.get(frame)!.push({ atUs, ...ownRemark(event, frame, text, joined(parts, aside)) });
  }
  return frames.map((frame) => {
    const opening = [openings.get(frame) ?? [], ...whatItIs(frame.packet, frameOf)].flat();
    return bounded(frame, opening, remarks.get(frame)!);
  });
}

/** Why belongs to it where a packet is lost, changed or no kernel's; the rest of the way speaks for itself. */
function ownRemark(
  event: Exclude<Extract<LabEvent, { lane: 'packet' }>, { kind: 'sent' }>,
  { packet, bytes }: Frame,
  text: string,
  withWhy: string,
): Pick<Remark, 'rank' | 'text'> {
  switch (event.kind) {
    case 'dropped':
      return { rank: ranks.fate, text: withWhy };
    case 'delivered':
      return { rank: ranks.fate, text: packet.changed === null && packet.origin === null ? text : withWhy };
    case 'changed': {
      const now = decodeBase64(event.segment.bytes)[event.offset];
      return { rank: ranks.fate, text: `${text} (${byteText(bytes[event.offset])} → ${byteText(now)})` };
    }
    case 'held':
    case 'released':
    case 'delayed':
      return { rank: ranks.way, text };
  }
}

const byteText = (byte: number | undefined) => (byte === undefined ? '?' : `0x${byte.toString(16).padStart(2, '0')}`);

/** What the log tells of it beyond its bytes. */
function whatItIs(
  { origin, notes, retransmission, endUs }: PacketView,
  frameOf: ReadonlyMap<number, Frame>,
): readonly string[] {
  const comments: string[] = [];
  if (origin?.kind === 'copy') {
    const source = frameOf.get(origin.of);
    if (source !== undefined) comments.push(`이 파일의 ${source.number}번 패킷의 복제본입니다.`);
  } else if (origin?.kind === 'middlebox') {
    const cause = frameOf.get(origin.cause);
    if (cause !== undefined) comments.push(`이 파일의 ${cause.number}번 패킷 때문에 중간 장비가 만들었습니다.`);
  }
  const named = retransmission && !notes.some((note) => note.endsWith('retransmission'));
  for (const note of named ? (['retransmission', ...notes] as const) : notes) {
    const { name, wireshark } = noteWords[note];
    comments.push(`${name} (${wireshark})`);
  }
  if (endUs === null) comments.push('기록이 끝날 때 아직 회선에 있었습니다.');
  return comments;
}

function bounded({ packet }: Frame, opening: readonly string[], remarks: readonly Remark[]): readonly string[] {
  const from = packet.sentUs;
  const room = mostComments - opening.length;
  const distance = ({ atUs }: Remark) => Math.abs(atUs - from);
  const kept = [...remarks]
    .sort((one, other) => one.rank - other.rank || distance(one) - distance(other))
    .slice(0, remarks.length > room ? room - 1 : room);
  const left = remarks.length - kept.length;
  const inTime = kept
    .sort((one, other) => one.atUs - other.atUs)
    .map(({ atUs, text }) => `${offsetText(atUs - from)} · ${text}`);
  return [...opening, ...inTime, ...(left > 0 ? [`외 ${left}개`] : [])];
}

const offsetText = (us: number) => `${us < 0 ? '-' : '+'}${(Math.abs(us) / 1000).toFixed(3)} ms`;

const joined = (parts: Narration['parts'], aside: Narration['aside']) => `${textOf(parts)} ${textOf(aside)}`.trimEnd();

const textOf = (parts: Narration['parts']) => plainText(parts.map(({ text }) => text).join(''));
