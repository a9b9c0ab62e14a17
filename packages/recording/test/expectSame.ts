import { parsePacket } from '@socketlab/packets';
import type { LabEvent } from '@socketlab/protocol';
import { expect } from 'vitest';
import { exportPcapng, type Recording } from '../src/index.ts';
import { readPcapng } from './readPcapng.ts';
import { readByTshark, type TsharkFrame } from './tshark.ts';

const fields = [
  'frame.number',
  'frame.time_epoch',
  'frame.interface_name',
  'frame.packet_flags_direction',
  'frame.len',
  'frame.cap_len',
  'frame.comment',
  'ip.src',
  'ip.dst',
  'ip.len',
  'ip.proto',
  'tcp.srcport',
  'tcp.dstport',
  'tcp.seq_raw',
  'tcp.ack_raw',
  'tcp.flags',
  'tcp.len',
  'tcp.window_size_value',
  'tcp.stream',
  'udp.srcport',
  'udp.dstport',
  'udp.length',
  'icmp.type',
  'icmp.code',
  '_ws.malformed',
  '_ws.expert.group',
];
/** Wireshark's group of expert information for what can't be dissected. */
const malformedGroup = String(0x07000000);
const flagBits = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32, ECE: 64, CWR: 128 } as const;

type Sent = Extract<LabEvent, { kind: 'sent' }>;

/** A packet of the log, its number in the file, and the comments beside it, a line each. */
interface ShownPacket {
  event: Sent;
  number: number;
  comments: string;
}

const sentIn = ({ events }: Recording): Sent[] =>
  events
    .filter((event) => event.kind === 'sent')
    .sort((one, other) => one.at - (one.lateUs ?? 0) - other.at + (other.lateUs ?? 0));

/**
 * Exports a run, lets tshark read it and holds every packet against our own reading of the log. Gives back what tshark shows of each
 * packet, and the number of conversations.
 */
export async function expectSame(recording: Recording): Promise<{ shown: ShownPacket[]; conversations: number }> {
  const { bytes, packets } = exportPcapng(recording);
  // Segments by themselves, not put together to messages of a protocol that stands for their port: no packet's bytes are at fault there.
  const alone = ['tcp.desegment_tcp_streams:FALSE', 'tcp.check_checksum:TRUE'];
  const { frames, conversations, complaints } = await readByTshark(bytes, fields, alone);
  expect(complaints).toBe('');
  const sent = sentIn(recording);
  expect(packets).toBe(sent.length);
  expect(frames.map(pictureOfFrame)).toEqual(sent.map((event, index) => pictureOfSent(event, index, recording)));
  const malformed = frames.filter(
    (frame) => frame['_ws.malformed']!.length > 0 || frame['_ws.expert.group']!.includes(malformedGroup),
  );
  expect(malformed).toEqual([]);

  const ours = conversationsOf(sent);
  expect(conversations).toBe(ours);
  // A message of ICMP quotes a header of TCP, and is of no conversation.
  const streams = frames.filter((frame) => frame['ip.proto']![0] === '6').map((frame) => frame['tcp.stream']![0]);
  expect(new Set(streams).size).toBe(ours);
  const comments = frames.map((frame) => [...frame['frame.comment']!]);
  expect(comments).toEqual(readPcapng(bytes).packets.map((packet) => packet.comments));
  for (const of of comments) expect(of[0]).toMatch(/[가-힣]/);
  const shown = sent.map((event, index) => ({ event, number: index + 1, comments: comments[index]!.join('\n') }));
  return { shown, conversations };
}

type Picture = Record<string, string | number | undefined>;

const only = (picture: Record<string, string | number | undefined>): Picture =>
  Object.fromEntries(Object.entries(picture).filter(([, value]) => value !== undefined));

function pictureOfFrame(frame: TsharkFrame): Picture {
  const first = (field: string) => frame[field]![0];
  const number = (field: string) => (first(field) === undefined ? undefined : Number(first(field)));
  const proto = number('ip.proto');
  const of = (wanted: number, names: string[]) =>
    proto === wanted ? Object.fromEntries(names.map((name) => [name, number(name)])) : {};
  return only({
    number: number('frame.number'),
    time: first('frame.time_epoch'),
    interface: first('frame.interface_name'),
    direction: number('frame.packet_flags_direction'),
    length: number('frame.len'),
    captured: number('frame.cap_len'),
    source: first('ip.src'),
    destination: first('ip.dst'),
    total: number('ip.len'),
    proto,
    ...of(6, ['tcp.srcport', 'tcp.dstport', 'tcp.seq_raw', 'tcp.ack_raw', 'tcp.flags', 'tcp.len']),
    ...of(6, ['tcp.window_size_value']),
    ...of(17, ['udp.srcport', 'udp.dstport', 'udp.length']),
    ...of(1, ['icmp.type', 'icmp.code']),
  });
}

function pictureOfSent(event: Sent, index: number, { header }: Recording): Picture {
  if (event.segment.kind !== 'observed') throw new TypeError('nobody has observed this');
  const bytes = Buffer.from(event.segment.bytes, 'base64');
  const { ip, tcp, udp, icmp, payloadLength } = parsePacket(bytes);
  const us = BigInt(header.start?.wallMs ?? 0) * 1000n + BigInt(event.at - (event.lateUs ?? 0));
  return only({
    number: index + 1,
    time: `${us / 1_000_000n}.${String(us % 1_000_000n).padStart(6, '0')}000`,
    interface: event.origin === undefined ? event.from : 'wire',
    direction: event.origin === undefined ? 2 : undefined,
    length: event.segment.length,
    captured: bytes.length,
    source: ip?.source,
    destination: ip?.destination,
    total: ip?.totalLength,
    proto: ip?.protocol,
    'tcp.srcport': tcp?.sourcePort,
    'tcp.dstport': tcp?.destinationPort,
    'tcp.seq_raw': tcp?.sequence,
    'tcp.ack_raw': tcp?.acknowledgment,
    'tcp.flags': tcp?.flags.reduce((sum, flag) => sum + flagBits[flag], 0),
    'tcp.len': tcp ? payloadLength : undefined,
    'tcp.window_size_value': tcp?.window,
    'udp.srcport': udp?.sourcePort,
    'udp.dstport': udp?.destinationPort,
    'udp.length': udp?.length,
    'icmp.type': icmp?.type,
    'icmp.code': icmp?.code,
  });
}

/** As Wireshark counts them: two ends, and anew with every SYN of another number from the same end. */
function conversationsOf(sent: readonly Sent[]): number {
  const known = new Map<string, Map<string, number>>();
  let count = 0;
  for (const { segment } of sent) {
    const { ip, tcp } = parsePacket(Buffer.from(segment.kind === 'observed' ? segment.bytes : '', 'base64'));
    if (!ip || !tcp) continue;
    const from = `${ip.source}:${tcp.sourcePort}`;
    const pair = [from, `${ip.destination}:${tcp.destinationPort}`].sort().join();
    const isSyn = tcp.flags.includes('SYN');
    const first = known.get(pair)?.get(from);
    const again = isSyn && !tcp.flags.includes('ACK') && first !== undefined && first !== tcp.sequence;
    if (!known.has(pair) || again) {
      known.set(pair, new Map());
      count += 1;
    }
    if (isSyn) known.get(pair)!.set(from, tcp.sequence);
  }
  return count;
}
