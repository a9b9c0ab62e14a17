import { parsePacket } from '@socketlab/packets';
import { expect, test } from 'vitest';
import { openLink } from './openLink.ts';

test('[FT3] the hand changes the order: swapped, delayed, swapped with what is still to come', () => {
  const { link, send, runTo, arrived, log } = openLink();
  for (const mark of [0, 1, 2, 3]) send('upstream', mark);
  link.act(0, { kind: 'swap' });
  link.act(2, { kind: 'delay', ms: 5 });
  link.act(3, { kind: 'swap' });
  expect(log.at(-1)?.body).toMatchObject({ kind: 'held', packet: 3, by: 'hand' });
  runTo(10_000);
  expect(arrived).toEqual(['upstream 1', 'upstream 0']);
  runTo(15_000);
  expect(arrived.at(-1)).toBe('upstream 2');
  send('upstream', 4);
  expect(log.at(-1)?.body).toMatchObject({ kind: 'released', packet: 3, by: 'hand', dueUs: 25_000 });
  runTo(25_000);
  expect(arrived.slice(3)).toEqual(['upstream 4', 'upstream 3']);
});

test('[FT3] a packet that waits for another goes on when that one is dropped; a held one that is delayed goes on later', () => {
  const { link, send, runTo, arrived } = openLink();
  for (const mark of [0, 1, 2]) send('upstream', mark);
  link.act(1, { kind: 'hold' });
  link.act(0, { kind: 'swap' });
  link.act(2, { kind: 'hold' });
  link.act(2, { kind: 'delay', ms: 7 });
  link.act(1, { kind: 'drop' });
  runTo(10_000);
  expect(arrived).toEqual(['upstream 0']);
  runTo(17_000);
  expect(arrived).toEqual(['upstream 0', 'upstream 2']);
});

test('[FT3] what waits for another goes at its moment, whether that one is sent, let go or dropped, also where the machine is slow', () => {
  const { link, send, log } = openLink(10, 250_000);
  const lastOf = (packet: number) => log.findLast(({ body }) => 'packet' in body && body.packet === packet);
  send('upstream', 0);
  link.act(0, { kind: 'swap' });
  send('upstream', 1);
  expect(lastOf(0)).toMatchObject({ at: lastOf(1)?.at, body: { kind: 'released' } });
  link.setStepMode(true);
  for (const mark of [2, 3, 4]) send('upstream', mark);
  link.act(2, { kind: 'swap' });
  link.act(3, { kind: 'swap' });
  link.act(4, { kind: 'release' });
  for (const packet of [2, 3]) expect(lastOf(packet)).toMatchObject({ at: lastOf(4)?.at, body: { kind: 'released' } });
  for (const mark of [5, 6]) send('upstream', mark);
  link.act(5, { kind: 'swap' });
  link.act(6, { kind: 'drop' });
  expect(lastOf(5)).toMatchObject({ at: lastOf(6)?.at, body: { kind: 'released' } });
});

test('[FT4] step mode: what was held longest goes first, off lets the rest go in order, the hand’s own stays', () => {
  const { link, send, runTo, arrived } = openLink();
  send('upstream', 0);
  link.act(0, { kind: 'hold' });
  link.setStepMode(true);
  for (const mark of [1, 2, 3]) send('upstream', mark);
  runTo(1_000_000);
  expect(arrived).toEqual([]);
  link.act(0, { kind: 'release' });
  link.next();
  runTo(1_010_000);
  expect(arrived).toEqual(['upstream 0', 'upstream 1']);
  link.act(2, { kind: 'swap' });
  link.setStepMode(false);
  runTo(1_020_000);
  expect(arrived.slice(2)).toEqual(['upstream 3', 'upstream 2']);
});

test('[FT4] what the hand holds or swaps while the step mode holds it is the hand’s from then on, and the log says so', () => {
  const { link, send, runTo, arrived, log } = openLink();
  link.setStepMode(true);
  for (const mark of [0, 1]) send('upstream', mark);
  link.act(0, { kind: 'hold' });
  expect(log.at(-1)?.body).toMatchObject({ kind: 'held', packet: 0, by: 'hand' });
  const entries = log.length;
  link.act(0, { kind: 'hold' });
  expect(log).toHaveLength(entries);
  // Nothing was sent after it yet.
  link.act(1, { kind: 'swap' });
  expect(log.at(-1)?.body).toMatchObject({ kind: 'held', packet: 1, by: 'hand' });
  link.setStepMode(false);
  runTo(1_000_000);
  expect(arrived).toEqual([]);
  send('upstream', 2);
  link.act(0, { kind: 'release' });
  runTo(1_010_000);
  expect(arrived).toEqual(['upstream 0', 'upstream 2', 'upstream 1']);
});

test('[FT4] step mode: only the same segment repeats a held one; new data, a new confirmation and a copy do not', () => {
  const { link, sendTcp, log } = openLink();
  link.setStepMode(true);
  sendTcp('upstream', { flags: ['ACK'], sequence: 5, acknowledgment: 9, text: 'data' });
  sendTcp('upstream', { flags: ['ACK', 'PSH'], sequence: 5, acknowledgment: 12, text: 'data' });
  sendTcp('upstream', { flags: ['ACK'], sequence: 9, acknowledgment: 9, text: 'data' });
  sendTcp('upstream', { flags: ['ACK'], sequence: 13, acknowledgment: 12 });
  sendTcp('upstream', { flags: ['ACK'], sequence: 13, acknowledgment: 13 });
  sendTcp('upstream', { flags: ['ACK'], sequence: 13, acknowledgment: 13 });
  link.act(0, { kind: 'duplicate' });
  const dropped = log.flatMap(({ body }) => (body.kind === 'dropped' ? [[body.packet, body.reason]] : []));
  expect(dropped).toEqual([
    [1, 'repeated'],
    [5, 'repeated'],
  ]);
});

test('[FT5] reset: the numbers are those behind what flies ahead, also across the wrap', () => {
  const { link, sendTcp, log } = openLink();
  sendTcp('downstream', { flags: ['ACK'], sequence: 0xffff_fffe, acknowledgment: 100, text: 'four' });
  link.setFault('downstream', { kind: 'reset' }, true);
  sendTcp('upstream', { flags: ['ACK'], sequence: 100, acknowledgment: 0xffff_fffe, text: 'hello' });
  const made = log.flatMap(({ body }) =>
    body.kind === 'sent' && body.origin && body.segment.kind === 'observed'
      ? [parsePacket(Buffer.from(body.segment.bytes, 'base64')).tcp!]
      : [],
  );
  expect(made.map(({ sourcePort, sequence, flags }) => [sourcePort, sequence, flags[0]])).toEqual([
    [50_000, 105, 'RST'],
    [8080, 2, 'RST'],
  ]);
});

test('[FT30] a fault put on again is changed, one that is not on can’t be taken off, and faults act in the order they were put on', () => {
  const { link, send, log, kinds } = openLink();
  link.setFault('upstream', { kind: 'loss', percent: 100 }, false);
  expect(log).toEqual([]);
  link.setFault('upstream', { kind: 'duplicate', percent: 100 }, true);
  link.setFault('upstream', { kind: 'cut' }, true);
  link.setFault('upstream', { kind: 'duplicate', percent: 0 }, true, 9);
  send('upstream', 1);
  link.setFault('upstream', { kind: 'duplicate', percent: 100 }, true);
  send('upstream', 2);
  expect(kinds()).toEqual([
    'fault',
    'fault',
    'fault',
    'sent',
    'dropped',
    'fault',
    'sent',
    'dropped',
    'sent',
    'dropped',
  ]);
  expect(log.flatMap(({ body }) => (body.kind === 'fault' ? [body.seed] : []))).toEqual([7, 7, 9, 7]);
  link.setFault('upstream', { kind: 'duplicate', percent: 0 }, false);
  expect(log.at(-1)?.body).toMatchObject({ kind: 'fault', on: false, fault: { kind: 'duplicate', percent: 100 } });
});

test('[FT18] taken off, a fault gives back what it added to held packets too, and leaves the hand’s delay', () => {
  const { link, send, runTo, arrived } = openLink();
  link.setFault('upstream', { kind: 'latency', extraMs: 5000, jitterMs: 0 }, true);
  for (const mark of [0, 1, 2]) send('upstream', mark);
  link.act(0, { kind: 'hold' });
  link.act(1, { kind: 'delay', ms: 30 });
  link.setFault('upstream', { kind: 'latency', extraMs: 5000, jitterMs: 0 }, false);
  link.act(0, { kind: 'release' });
  runTo(10_000);
  expect(arrived).toEqual(['upstream 0', 'upstream 2']);
  runTo(40_000);
  expect(arrived.at(-1)).toBe('upstream 1');
});

test('[FT3] a held packet that is delayed or released keeps nobody back: what is sent later passes it', () => {
  const { link, send, runTo, arrived } = openLink();
  send('upstream', 0);
  link.act(0, { kind: 'hold' });
  link.act(0, { kind: 'delay', ms: 500 });
  send('upstream', 1);
  runTo(10_000);
  expect(arrived).toEqual(['upstream 1']);
  const latency = (extraMs: number) => ({ kind: 'latency', extraMs, jitterMs: 0 }) as const;
  link.setFault('upstream', latency(400), true);
  send('upstream', 2);
  link.act(2, { kind: 'hold' });
  link.act(2, { kind: 'release' });
  link.setFault('upstream', latency(0), true);
  send('upstream', 3);
  runTo(20_000);
  expect(arrived).toEqual(['upstream 1', 'upstream 3']);
});

test('[FT18] taking off a fault that kept nothing back moves and says nothing', () => {
  const { link, send, runTo, log } = openLink();
  link.setFault('upstream', { kind: 'loss', percent: 0 }, true);
  for (const mark of [0, 1, 2]) send('upstream', mark);
  link.act(0, { kind: 'hold' });
  runTo(5_000);
  link.act(1, { kind: 'delay', ms: 300 });
  link.act(0, { kind: 'delay', ms: 500 });
  send('upstream', 3);
  const dues = () => link.inFlight().map(({ id, dueAtUs }) => [id, dueAtUs]);
  const before = dues();
  link.setFault('upstream', { kind: 'loss', percent: 0 }, false);
  expect(dues()).toEqual(before);
  expect(log.at(-1)?.body).toMatchObject({ kind: 'fault', on: false });
});

test('[FT18] what comes sooner when a fault is off: what it kept back and what waits behind that, and nothing comes later', () => {
  const { link, send, log } = openLink();
  const reorder = { kind: 'reorder', percent: 100, byMs: 2000 } as const;
  link.setFault('upstream', { kind: 'latency', extraMs: 300, jitterMs: 0 }, true);
  link.setFault('upstream', reorder, true);
  send('upstream', 0);
  link.setFault('upstream', { ...reorder, percent: 0 }, true);
  link.setFault('upstream', { kind: 'latency', extraMs: 100, jitterMs: 0 }, true);
  // It passes the reordered one, and the next one waits for it.
  send('upstream', 1);
  link.setFault('upstream', { kind: 'latency', extraMs: 0, jitterMs: 0 }, true);
  send('upstream', 2);
  const dues = () => Object.fromEntries(link.inFlight().map(({ id, dueAtUs }) => [id, dueAtUs / 1000]));
  expect(dues()).toEqual({ 0: 2310, 1: 110, 2: 110 });
  link.setFault('upstream', reorder, false);
  expect(dues()).toEqual({ 0: 310, 1: 110, 2: 110 });
  link.setFault('upstream', { kind: 'latency', extraMs: 0, jitterMs: 0 }, false);
  expect(dues()).toEqual({ 0: 10, 1: 10, 2: 10 });
  const said = log.flatMap(({ body }) => (body.kind === 'delayed' ? [[body.packet, body.by, body.dueUs / 1000]] : []));
  expect(said.slice(-4)).toEqual([
    [0, 'reorder', 310],
    [0, 'latency', 10],
    [1, 'latency', 10],
    [2, 'order', 10],
  ]);
});

test('[FT18] a fault that is off takes nothing from what another one still keeps back', () => {
  const { link, send, runTo, arrived } = openLink();
  link.setFault('upstream', { kind: 'latency', extraMs: 50, jitterMs: 0 }, true);
  link.setFault('upstream', { kind: 'reorder', percent: 100, byMs: 2000 }, true);
  send('upstream', 0);
  link.setFault('upstream', { kind: 'reorder', percent: 0, byMs: 2000 }, true);
  send('upstream', 1);
  link.setFault('upstream', { kind: 'latency', extraMs: 50, jitterMs: 0 }, false);
  send('upstream', 2);
  runTo(10_000);
  expect(arrived).toEqual(['upstream 1', 'upstream 2']);
});

test('[FT3] [FT18] a swapped packet stays right behind the other one when a fault is off', () => {
  const { link, send, runTo, arrived } = openLink();
  const latency = (extraMs: number) => ({ kind: 'latency', extraMs, jitterMs: 0 }) as const;
  for (const mark of [0, 1, 2]) {
    link.setFault('upstream', latency(5000 + 100 * mark), true);
    send('upstream', mark);
  }
  link.act(1, { kind: 'swap' });
  link.act(0, { kind: 'swap' });
  link.setFault('upstream', latency(0), false);
  send('upstream', 3);
  runTo(10_000);
  expect(arrived).toEqual(['upstream 2', 'upstream 1', 'upstream 0', 'upstream 3']);
});

test('[FT30] a wire that is made faster lets go what waited in the slow one’s queue, in its order', () => {
  const { link, send, runTo, arrived } = openLink();
  const bandwidth = (kilobitsPerSecond: number) =>
    link.setFault('upstream', { kind: 'bandwidth', kilobitsPerSecond, queuePackets: 100 }, true);
  bandwidth(8);
  for (let mark = 0; mark < 50; mark++) send('upstream', mark);
  runTo(10_000);
  expect(arrived.length).toBeLessThan(50);
  bandwidth(100_000);
  send('upstream', 50);
  runTo(25_000);
  expect(arrived).toEqual(Array.from({ length: 51 }, (_, mark) => `upstream ${mark}`));
});
