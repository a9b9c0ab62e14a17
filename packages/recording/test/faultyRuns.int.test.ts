import type { LabEvent } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import {
  clientThat,
  datagramClient,
  datagramServer,
  runServer,
  said,
  serverThat,
} from '../../lab/test/faults/programs.ts';
import { openTestLab, sharedTestProcess, type TestLab } from '../../lab/test/testLab.ts';
import type { Recording } from '../src/index.ts';
import { expectSame } from './expectSame.ts';
import { hasTshark, skipped } from './tshark.ts';

const withTshark = test.runIf(hasTshark).concurrent;
const note = skipped(hasTshark, 'tshark');

/** What a lab has told so far, as a page would save it. */
function recordingOf({ events }: TestLab): Recording {
  const [opened] = events;
  if (opened?.kind !== 'opened') throw new TypeError('a lab begins with its opening');
  return {
    header: {
      app: 'socketlab',
      title: '장애',
      start: opened.start ?? null,
      mode: opened.mode,
      hosts: opened.hosts.map(({ host }) => host),
      place: null,
      files: [],
      bookmarks: [],
      entries: events.length,
    },
    events: [...events],
  };
}

const echo = serverThat("socket.on('data', (data) => socket.write(data));");
/** Writes again when its last word has come back, until it has said all. */
const pingPong = (times: number) =>
  clientThat(`let left = ${times};
socket.on('connect', () => socket.write('ping'));
socket.on('data', () => (left -= 1) > 0 ? socket.write('ping') : (console.log('all'), socket.end()));`);

type SentEvent = Extract<LabEvent, { kind: 'sent' }>;
const carries = ({ segment }: SentEvent, text: string) =>
  segment.kind === 'observed' && Buffer.from(segment.bytes, 'base64').includes(text);
const textOf = (shown: readonly { comments: string }[]) => shown.map(({ comments }) => comments).join('\n');

withTshark(`[XP10] a run that the hand has touched: held, dropped, doubled, delayed${note}`, async () => {
  const lab = await openTestLab(await sharedTestProcess());
  // A hand needs time: nothing moves until the wire is slow, and then every word of the client's takes five seconds.
  const slow = (on: boolean) => {
    const fault = { kind: 'latency', extraMs: 5000, jitterMs: 0 } as const;
    return lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on });
  };
  await lab.fault({ kind: 'stepMode', on: true });
  await runServer(lab, serverThat("socket.write('go'); socket.resume();"));
  const words = "for (const word of ['one!', 'two!', 'three', 'four!']) socket.write(word);";
  await lab.run('client', clientThat(`socket.setNoDelay(); socket.on('data', () => { ${words} });`));
  for (const turn of [0, 1]) {
    await lab.waitFor('held', () => lab.all('held').length > turn);
    await lab.fault({ kind: 'next' });
  }
  await lab.waitFor('held', () => lab.all('held').length > 2);
  await slow(true);
  await lab.fault({ kind: 'stepMode', on: false });
  const named = async (word: string) => (await lab.waitFor('sent', (event) => carries(event, word))).packet;
  const [one, two, three, four] = [
    await named('one!'),
    await named('two!'),
    await named('three'),
    await named('four!'),
  ];
  const act = (
    packet: number,
    action: { kind: 'hold' | 'release' | 'drop' | 'duplicate' } | { kind: 'delay'; ms: number },
  ) => lab.fault({ kind: 'packet', packet, action });
  await act(one, { kind: 'hold' });
  await act(two, { kind: 'drop' });
  await act(three, { kind: 'duplicate' });
  await act(four, { kind: 'delay', ms: 300 });
  await act(one, { kind: 'release' });
  await slow(false);
  await lab.waitFor('delivered', ({ packet }) => packet === four);
  await lab.waitFor('delivered', ({ packet }) => packet === one);
  const isAgain = (event: SentEvent) => event.packet !== two && event.from === 'client' && carries(event, 'two!');
  await lab.waitFor('sent', isAgain);
  const { shown } = await expectSame(recordingOf(lab));
  const of = (packet: number) => shown.find(({ event }) => event.packet === packet)!;
  expect(of(one).comments).toMatch(/붙잡았습니다[\s\S]*풀려 다시 갑니다[\s\S]*도착했습니다/);
  expect(of(two).comments).toMatch(/회선에서 버려졌습니다\. 페이지에서 버린 것입니다/);
  expect(of(four).comments).toMatch(/페이지에서 데이터 5바이트의 도착을 늦추었습니다/);
  const copies = shown.filter(({ event }) => event.origin?.kind === 'copy');
  expect(copies.map(({ comments }) => comments)).toEqual([
    expect.stringContaining(`이 파일의 ${of(three).number}번 패킷의 복제본입니다.`),
  ]);
  const again = shown.filter(({ event }) => isAgain(event));
  expect(again.length).toBeGreaterThan(0);
  for (const { comments } of again) expect(comments).toMatch(/재전송/);
});

withTshark(`[XP10] a run with losses, copies, another order and latency${note}`, async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await runServer(lab, echo);
  for (const fault of [
    { kind: 'loss', percent: 15 },
    { kind: 'duplicate', percent: 30 },
    { kind: 'reorder', percent: 30, byMs: 5 },
    { kind: 'latency', extraMs: 5, jitterMs: 3 },
  ] as const)
    await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true, seed: 11 });
  const client = await lab.run('client', pingPong(40));
  await said(lab, client, 'all');
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault: { kind: 'loss', percent: 15 }, on: false });
  await said(lab, client, 'close');
  await lab.waitFor('fault', ({ on }) => !on);
  const { shown } = await expectSame(recordingOf(lab));
  const text = textOf(shown);
  expect(shown.filter(({ event }) => event.origin?.kind === 'copy').length).toBeGreaterThan(3);
  for (const words of [
    /손실로 사라졌습니다/,
    /복제본입니다/,
    /도착을 늦추었습니다/,
    /장애를 걸었습니다/,
    /장애를 풀었습니다/,
  ])
    expect(text).toMatch(words);
});

withTshark(`[XP10] a run with wrong bits: the file has the bytes that were sent${note}`, async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await runServer(lab, echo);
  const fault = { kind: 'corrupt', percent: 20 } as const;
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true, seed: 5 });
  const client = await lab.run('client', pingPong(40));
  await said(lab, client, 'all');
  await lab.waitFor('changed');
  const { shown } = await expectSame(recordingOf(lab));
  expect(textOf(shown)).toMatch(/바이트를 바꾸었습니다\. \(0x[\da-f]{2} → 0x[\da-f]{2}\)/);
});

withTshark(`[XP10] a run in which a middlebox and a router speak${note}`, async () => {
  const lab = await openTestLab(await sharedTestProcess(), 50);
  await runServer(lab, echo);
  const first = await lab.run('client', pingPong(1000), 'first.js');
  await said(lab, first, 'connect');
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault: { kind: 'reset' }, on: true });
  await said(lab, first, 'close');
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault: { kind: 'refuse', code: 'port' }, on: true });
  const second = await lab.run('client', pingPong(1), 'second.js');
  await said(lab, second, 'close');
  const { shown, conversations } = await expectSame(recordingOf(lab));
  expect(conversations).toBe(2);
  const made = shown.filter(({ event }) => event.origin?.kind === 'middlebox');
  expect(new Set(made.map(({ event }) => event.origin?.by))).toEqual(new Set(['reset', 'refuse']));
  for (const { comments } of made)
    expect(comments).toMatch(/^이 파일의 \d+번 패킷 때문에 중간 장비가 만들었습니다\.$/m);
});

withTshark(`[XP10] addresses and ports that are used again are two conversations${note}`, async () => {
  const lab = await openTestLab(await sharedTestProcess());
  await runServer(lab, serverThat('socket.resume();'));
  for (const file of ['first.js', 'second.js']) {
    const body = "socket.on('connect', () => socket.resetAndDestroy());";
    const client = await lab.run('client', clientThat(body, '{ localPort: 40000 }'), file);
    await said(lab, client, 'close');
    await lab.waitFor('exit', ({ program }) => program === client);
  }
  expect((await expectSame(recordingOf(lab))).conversations).toBe(2);
});

withTshark(`[XP10] datagrams, on a wire that is too slow for them${note}`, async () => {
  const lab = await openTestLab(await sharedTestProcess());
  const server = await lab.run('server', datagramServer);
  await said(lab, server, 'listening');
  const fault = { kind: 'bandwidth', kilobitsPerSecond: 512, queuePackets: 4 } as const;
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true });
  const client = await lab.run('client', datagramClient(30, 1200));
  await said(lab, client, 'sent');
  await lab.waitFor('dropped');
  await lab.waitFor('delivered');
  const { shown, conversations } = await expectSame(recordingOf(lab));
  expect(conversations).toBe(0);
  expect(textOf(shown)).toMatch(/대기열이 가득 차 버려졌습니다/);
});
