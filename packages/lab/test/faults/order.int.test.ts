import type { WireFault } from '@socketlab/protocol';
import { expect, test } from 'vitest';
import { openTestLab, startTestProcess, type TestLab, textOf } from '../testLab.ts';
import {
  clientThat,
  datagramClient,
  datagramServer,
  datagramsWithoutEnd,
  runServer,
  said,
  serverThat,
} from './programs.ts';

const sentIn = (lab: TestLab, direction: string) =>
  lab.all('sent').flatMap((event) => (event.direction === direction ? [event.packet] : []));
const arrivedIn = (lab: TestLab, direction: string) => {
  const sent = new Set(sentIn(lab, direction));
  return lab.all('delivered').flatMap(({ packet }) => (sent.has(packet) ? [packet] : []));
};
const gotBy = (lab: TestLab, program: string) =>
  textOf(lab, program)
    .split('\n')
    .flatMap((line) => (line.startsWith('got ') ? [Number(line.slice(4))] : []));
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

async function sendDatagrams(fault: WireFault, count: number, bytes?: number) {
  const lab = await openTestLab(await startTestProcess());
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true, seed: 1 });
  const server = await runServer(lab, datagramServer);
  await said(lab, await lab.run('client', datagramClient(count, bytes)), 'sent');
  return { lab, server };
}

test('[FT15] latency: every packet comes later, and none overtakes another', async () => {
  const { lab, server } = await sendDatagrams({ kind: 'latency', extraMs: 60, jitterMs: 60 }, 40);
  await lab.waitFor('console', () => gotBy(lab, server).length === 40);
  expect(gotBy(lab, server)).toEqual(upTo(40));
  expect(arrivedIn(lab, 'upstream')).toEqual(sentIn(lab, 'upstream'));
  const delayed = lab.all('delayed');
  expect(new Set(delayed.map(({ by }) => by))).toEqual(new Set(['latency']));
  expect(delayed.length).toBeGreaterThan(30);
  for (const { packet, dueUs } of delayed) {
    expect(lab.all('delivered').find((event) => event.packet === packet)!.at).toBeGreaterThanOrEqual(dueUs);
  }
});

test('[FT16] reorder: some datagrams come behind later ones, and the program sees that', async () => {
  const { lab, server } = await sendDatagrams({ kind: 'reorder', percent: 30, byMs: 300 }, 40);
  await lab.waitFor('console', () => gotBy(lab, server).length === 40);
  expect(gotBy(lab, server)).not.toEqual(upTo(40));
  expect(gotBy(lab, server).sort((a, b) => a - b)).toEqual(upTo(40));
  // Those that were not delayed kept their order.
  const late = new Set(lab.all('delayed').map(({ packet }) => packet));
  const others = (packets: number[]) => packets.filter((packet) => !late.has(packet));
  expect(late.size).toBeGreaterThan(3);
  expect(others(arrivedIn(lab, 'upstream'))).toEqual(others(sentIn(lab, 'upstream')));
});

test('[FT17] bandwidth: packets leave one after another, and a full queue drops what comes then; TCP slows down and loses nothing', async () => {
  const lab = await openTestLab(await startTestProcess());
  const fault = { kind: 'bandwidth', kilobitsPerSecond: 2000, queuePackets: 4 } as const;
  await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true });
  const server = await runServer(
    lab,
    serverThat(
      "let bytes = 0; socket.on('data', (data) => { bytes += data.length; }).on('end', () => console.log(bytes));",
    ),
  );
  await lab.run('client', clientThat('socket.end(Buffer.alloc(60_000));'));
  await said(lab, server, '60000');
  expect(new Set(lab.all('dropped').map(({ reason }) => reason))).toEqual(new Set(['queue']));
  const lengths = new Map(
    lab.all('sent').map(({ packet, segment }) => [packet, segment.kind === 'observed' ? segment.length : 0]),
  );
  const delayed = lab.all('delayed').filter(({ by }) => by === 'bandwidth');
  expect(delayed.length).toBeGreaterThan(40);
  for (const [index, { packet, dueUs }] of delayed.entries()) {
    if (index === 0) continue;
    // Bits by the rate, rounded to microseconds twice.
    expect(dueUs - delayed[index - 1]!.dueUs).toBeGreaterThanOrEqual(lengths.get(packet)! * 4 - 2);
  }
});

test.each([
  [{ kind: 'latency', extraMs: 5000, jitterMs: 2000 }],
  [{ kind: 'reorder', percent: 50, byMs: 2000 }],
  [{ kind: 'bandwidth', kilobitsPerSecond: 8, queuePackets: 1000 }],
] as [WireFault][])(
  '[FT18] taken off, a fault lets go what it keeps back, in the order it was sent: %o',
  async (fault) => {
    const lab = await openTestLab(await startTestProcess());
    const server = await runServer(lab, datagramServer);
    await lab.run('client', datagramsWithoutEnd);
    await lab.waitFor('console', () => gotBy(lab, server).length > 0);
    // Both programs run before the fault is on: nothing slow lies between what it keeps back and its end.
    await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: true, seed: 1 });
    await lab.waitFor('delayed', () => lab.all('delayed').length >= 5);
    await lab.fault({ kind: 'wireFault', direction: 'upstream', fault, on: false });
    const off = await lab.waitFor('fault', ({ on }) => !on);
    // On a busy machine some may be due by then: these it keeps back no more.
    const delayed = new Set(
      lab.all('delayed').flatMap(({ packet, at, dueUs }) => (at < off.at && dueUs > off.at ? [packet] : [])),
    );
    await lab.waitFor(
      'delivered',
      () => arrivedIn(lab, 'upstream').filter((packet) => delayed.has(packet)).length === delayed.size,
    );
    const keptBack = arrivedIn(lab, 'upstream').filter((packet) => {
      const { at } = lab.all('delivered').find((event) => event.packet === packet)!;
      return delayed.has(packet) && at >= off.at;
    });
    expect(keptBack.length).toBeGreaterThan(2);
    expect(keptBack).toEqual([...keptBack].sort((a, b) => a - b));
    // Each is said to come sooner, and does not wait for what it was promised before.
    for (const packet of keptBack) {
      const dues = lab.all('delayed').flatMap((event) => (event.packet === packet ? [event.dueUs] : []));
      expect(dues).toHaveLength(2);
      expect(dues[1]!).toBeLessThan(dues[0]!);
    }
  },
);
