import { decodeBase64 } from '@socketlab/packets';
import { directionBetween, type LabEvent, type LabEventBody } from '@socketlab/protocol';
import { narrateLog } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import { createLogBuilder, opened, programOf } from '../../timeline/test/logBuilder.ts';
import {
  delayed,
  delivered,
  dropped,
  faultOn,
  held,
  released,
  sent,
  spoiled,
} from '../../timeline/test/packetEntries.ts';
import { readPcapng } from '../test/readPcapng.ts';
import { realLog, recordingOf } from '../test/runs.ts';
import { exportPcapng, NothingCaptured, whyNoPcapng } from './exportPcapng.ts';
import { mostComments } from './pcapng/packetComments.ts';

const start = { wallMs: 1_790_000_000_000, monotonicUs: 1 };
const captureOf = (events: readonly LabEvent[], part = {}) => readPcapng(exportPcapng(recordingOf(part, events)).bytes);
const commentsOf = (events: readonly LabEvent[]) => captureOf(events).packets.map(({ comments }) => comments);

function logOf(...entries: [us: number, ...bodies: LabEventBody[]][]): LabEvent[] {
  const builder = createLogBuilder();
  builder.at(0, opened);
  for (const [us, ...bodies] of entries) builder.at(us, ...bodies);
  return builder.log();
}

const syn = sent(0, { from: 'client', clientPort: 50_000, flags: ['SYN'], sequence: 100 });
const synAck = sent(1, {
  from: 'server',
  clientPort: 50_000,
  flags: ['SYN', 'ACK'],
  sequence: 500,
  acknowledgment: 101,
});
const data = (packet: number, text = 'hello') =>
  sent(packet, {
    from: 'client',
    clientPort: 50_000,
    flags: ['ACK', 'PSH'],
    sequence: 101,
    acknowledgment: 501,
    text,
  });
const madeBy = (made: LabEventBody, origin: Extract<LabEvent, { kind: 'sent' }>['origin']): LabEventBody =>
  ({ ...made, origin }) as LabEventBody;

test('[XP2] where nothing was observed there is no capture: one Korean reason for loopback, one for a run without packets', () => {
  const quiet = logOf();
  const inferred: LabEventBody = {
    lane: 'packet',
    kind: 'sent',
    packet: 0,
    from: 'client',
    to: 'server',
    direction: directionBetween('client', 'server'),
    segment: {
      kind: 'inferred',
      flags: ['SYN'],
      source: { address: '127.0.0.1', port: 50_000 },
      destination: { address: '127.0.0.1', port: 8080 },
      payloadBytes: 0,
      payload: '',
    },
  };
  const loopback = [{ ...opened, mode: 'loopback' }, inferred].map(
    (body, seq) => ({ ...body, seq, at: seq }) as LabEvent,
  );
  for (const [recording, reason] of [
    [recordingOf({}, quiet), /회선을 지나간 패킷이 없어/],
    [recordingOf({ mode: 'loopback' }, loopback), /추정/],
    // Whatever its header says: what is inferred is never written.
    [recordingOf({}, loopback), /회선을 지나간 패킷이 없어/],
  ] as const) {
    expect(whyNoPcapng(recording)).toMatch(reason);
    expect(() => exportPcapng(recording)).toThrow(NothingCaptured);
    expect(() => exportPcapng(recording)).toThrow(reason);
  }
  expect(whyNoPcapng(recordingOf())).toBeNull();
});

test('[XP3] of a real run each packet is written once, as it was sent, when it was sent, on the interface of its sender', () => {
  const { bytes, packets } = exportPcapng(recordingOf());
  const capture = readPcapng(bytes);
  const all = realLog.filter((event) => event.kind === 'sent');
  expect(packets).toBe(all.length);
  expect(all.length).toBeGreaterThan(8);
  expect(capture.packets.map(({ comments: _, ...packet }) => packet)).toEqual(
    all.map(({ at, from, segment }) => ({
      interface: from,
      direction: 'outbound',
      atUs: start.wallMs * 1000 + at,
      bytes: segment.kind === 'observed' ? decodeBase64(segment.bytes) : null,
      originalLength: segment.kind === 'observed' ? segment.length : 0,
    })),
  );
  expect(capture.interfaces).toEqual([
    { name: 'client', description: '클라이언트 컴퓨터 10.0.0.1' },
    { name: 'server', description: '서버 컴퓨터 10.0.0.2' },
    { name: 'wire', description: expect.stringMatching(/복제본/) },
  ]);
  expect(capture.application).toBe('socketlab');
  expect(capture.comments[0]).toBe('첫 인사');
});

test('[XP3] what the wire has made stands on an interface of its own, with no direction', () => {
  const copy = madeBy(data(3), { kind: 'copy', of: 2, by: 'hand' });
  const reset = madeBy(sent(4, { from: 'server', clientPort: 50_000, flags: ['RST'], sequence: 501 }), {
    kind: 'middlebox',
    cause: 2,
    by: 'reset',
  });
  const { packets } = captureOf(logOf([10, syn], [20, data(2)], [30, copy], [40, reset]));
  expect(packets.map((packet) => [packet.interface, packet.direction])).toEqual([
    ['client', 'outbound'],
    ['client', 'outbound'],
    ['wire', null],
    ['wire', null],
  ]);
  expect(packets[2]!.comments[1]).toBe('이 파일의 2번 패킷의 복제본입니다.');
  expect(packets[3]!.comments[1]).toBe('이 파일의 2번 패킷 때문에 중간 장비가 만들었습니다.');
});

test('[XP3] a packet whose entry came late stands where it was sent', () => {
  const events = logOf([10, syn], [300, synAck], [310, data(2)]).map((event) =>
    event.seq === 3 ? { ...event, lateUs: 305 } : event,
  );
  const { packets } = captureOf(events);
  expect(packets.map(({ atUs }) => atUs - start.wallMs * 1000)).toEqual([5, 10, 300]);
  expect(packets[0]!.bytes.length).toBe(45);
});

test('[XP4] where nobody knows when the lab was opened, time counts from 1970 and the file says so', () => {
  const events = logOf([10, syn]);
  const without = captureOf(events, { start: null });
  expect(without.packets[0]!.atUs).toBe(10);
  expect(without.comments.join()).toMatch(/1970년/);
  expect(captureOf(events).comments.join()).not.toMatch(/1970년/);
});

test('[XP5] beside a packet stands what became of it, and how long after its sending', () => {
  const [first, second, third, fourth] = commentsOf(
    logOf(
      [1000, syn],
      [2000, held(0)],
      [3000, released(0, 203_000)],
      [203_041, delivered(0)],
      [204_000, synAck],
      [204_100, delayed(1, 900_000)],
      [204_200, dropped(1, 'cable')],
      [300_000, data(2)],
      [300_100, spoiled(2, data(2), 45 - 1)],
      [500_000, delivered(2)],
      [900_000, data(3)],
    ),
  );
  expect(first).toEqual([
    '클라이언트 컴퓨터의 커널이 SYN을 회선으로 보냈습니다.',
    expect.stringMatching(/^-1\.000 ms · 실험실이 열렸습니다\. .*지연 시간은 200 ms입니다\.$/),
    '+1.000 ms · 페이지에서 SYN을 회선에 붙잡았습니다.',
    '+2.000 ms · SYN이 회선에서 풀려 다시 갑니다.',
    '+202.041 ms · SYN이 서버 컴퓨터의 커널에 도착했습니다.',
  ]);
  expect(second!.slice(1)).toEqual([
    '+0.100 ms · 회선의 장애(추가 지연)가 SYN+ACK의 도착을 늦추었습니다.',
    expect.stringMatching(/^\+0\.200 ms · SYN\+ACK가 회선이 끊겨 사라졌습니다\. .*다시 보냅니다\.$/),
  ]);
  expect(third!.slice(1)).toEqual([
    '+0.100 ms · 회선의 장애(손상)가 데이터 5바이트의 44번째 바이트를 바꾸었습니다. (0x6f → 0x6e)',
    expect.stringMatching(/^\+200\.000 ms · 데이터 5바이트가 .*체크섬이 맞지 않아 커널이 말없이 버립니다/),
  ]);
  expect(fourth).toEqual([
    '클라이언트 컴퓨터의 커널이 데이터 5바이트를 다시 보냈습니다.',
    '재전송 (TCP Retransmission)',
    '기록이 끝날 때 아직 회선에 있었습니다.',
  ]);
});

test('[XP6] what a program does or is told stands at the packet that left or reached its host nearest in time', () => {
  const server = programOf('server', 'p2');
  const client = programOf('client', 'p1');
  const [first, second, third] = commentsOf(
    logOf(
      [1, client.spawn(), server.spawn()],
      [900, client.call('s1', 'net.connect', 4)],
      [1000, syn],
      [1100, faultOn({ kind: 'cut' })],
      [201_000, delivered(0)],
      [201_100, server.event('s2', 'connection', [7])],
      [203_000, synAck],
      [260_000, server.print('hi', 9)],
      [403_000, delivered(1)],
      [403_100, client.event('s1', 'connect', [5])],
      [403_850, client.call('s1', 'socket.write', 6)],
      [403_900, data(2)],
      [404_000, faultOn({ kind: 'cut' }, 'upstream', false)],
    ),
  );
  const has = (comments: string[] | undefined, text: RegExp) =>
    comments!.filter((comment) => text.test(comment)).length;
  expect(has(first, /^-0\.100 ms · 클라이언트 컴퓨터 · client\.js 4행이 connect\(\)/)).toBe(1);
  expect(has(first, /^\+0\.100 ms · .*장애를 걸었습니다\. 회선 끊기/)).toBe(1);
  // 200.1 ms after it was sent, but 0.1 ms after it arrived.
  expect(has(first, /^\+200\.100 ms · 서버 컴퓨터 · connection 이벤트가 server\.js 7행/)).toBe(1);
  expect(has(second, /^\+57\.000 ms · 서버 컴퓨터 · server\.js 9행이 출력했습니다\. hi/)).toBe(1);
  expect(has(second, /^\+200\.100 ms · 클라이언트 컴퓨터 · connect 이벤트/)).toBe(1);
  expect(has(third, /^-0\.050 ms · 클라이언트 컴퓨터 · client\.js 6행이 write\(\)/)).toBe(1);
  expect(has(third, /^\+0\.100 ms · .*장애를 풀었습니다\. 회선 끊기/)).toBe(1);
});

test('[XP6] what the wire has made left no host: nothing of its alleged sender stands there', () => {
  const client = programOf('client', 'p1');
  const copy = madeBy(data(3), { kind: 'copy', of: 2, by: 'duplicate' });
  const [real, made] = commentsOf(
    logOf([1, client.spawn()], [1000, data(2)], [9000, copy], [9001, client.print('hi', 1)]),
  );
  expect(real!.join()).toMatch(/출력했습니다\. hi/);
  expect(made!.join()).not.toMatch(/출력했습니다/);
});

test('[XP6] every sentence of a real log stands at exactly one packet, in the order of time', () => {
  const said = narrateLog(realLog).told.map(({ parts }) => parts.map(({ text }) => text).join(''));
  const comments = commentsOf(realLog);
  const written = comments
    .flat()
    .map((comment) => comment.replace(/^[+-][\d.]+ ms · (?:\S+ 컴퓨터 · )?/, '').replace(/ 컴퓨터는 저마다 .*/, ''));
  expect(comments.every((of) => of.length < mostComments)).toBe(true);
  expect(said.length).toBeGreaterThan(50);
  expect(written.filter((text) => said.includes(text)).sort()).toEqual([...said].sort());
  for (const of of comments) {
    const times = of.flatMap((comment) => /^([+-][\d.]+) ms/.exec(comment)?.[1] ?? []).map(Number);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  }
});

test('[XP7] a packet with too much around it keeps what became of it, what was done to the wire, and what is nearest', () => {
  const client = programOf('client', 'p1');
  const printed = Array.from({ length: 100 }, (_, n): [number, LabEventBody] => [
    2000 + n,
    client.print(`line ${n}`, 1),
  ]);
  const log = logOf(
    [1, client.spawn()],
    [1000, syn],
    ...printed,
    [9000, faultOn({ kind: 'cut' })],
    [300_000, delivered(0)],
  );
  const [comments] = commentsOf(log);
  expect(comments).toHaveLength(mostComments);
  expect(comments!.at(-1)).toMatch(/^외 \d+개$/);
  const left = Number(/\d+/.exec(comments!.at(-1)!)![0]);
  // The first sentence is of the packet itself; the last one of the list counts the others.
  expect(left + mostComments - 1).toBe(narrateLog(log).told.length);
  expect(comments!.at(-2)).toMatch(/도착했습니다/);
  expect(comments!.join('\n')).toMatch(/장애를 걸었습니다/);
  expect(comments!.join('\n')).toMatch(/line 0/);
  expect(comments!.join('\n')).not.toMatch(/line 99/);
});

test('[XP8] nothing of a program can end a comment early or write over a terminal', () => {
  const client = programOf('client', 'p1');
  const log = logOf([1, client.spawn()], [10, syn], [20, client.print('a\u0000b\u001b[2J\u007f\u0085c', 1)]);
  expect(commentsOf(log)[0]!.join()).toContain('a␀b␛[2J␡ c');
  expect(captureOf(log, { title: 'one\ntwo' }).comments[0]).toBe('one two');
});
