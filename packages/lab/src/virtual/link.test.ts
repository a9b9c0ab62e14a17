import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLink } from '../../test/faults/openLink.ts';

test('[WR2] a packet arrives its delay later and not before', () => {
  const { link, send, runTo, arrived } = openLink();
  send('upstream', 1);
  expect(link.nextAtUs()).toBe(10_000);
  runTo(9_999);
  expect(arrived).toEqual([]);
  runTo(10_000);
  expect(arrived).toEqual(['upstream 1']);
  expect(link.nextAtUs()).toBe(Number.POSITIVE_INFINITY);
});

test('[WR3] a shorter delay never lets a packet overtake another', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(0, 50, 200, 400), fc.nat(100_000))), (steps) => {
      const { link, send, runTo, arrived } = openLink(200);
      let now = 0;
      steps.forEach(([delayMs, passUs], index) => {
        link.setDelay(delayMs);
        send('upstream', index % 256);
        now += passUs;
        runTo(now);
      });
      runTo(now + 1_000_000);
      expect(arrived).toEqual(steps.map((_, index) => `upstream ${index % 256}`));
    }),
  );
});

test('[WR3] a packet that waits for one ahead says so, and when it is to arrive', () => {
  const { link, send, runTo, log } = openLink(400);
  send('upstream', 1);
  link.setDelay(50);
  send('upstream', 2);
  send('downstream', 3);
  const delayed = log.map(({ body }) => body).filter(({ kind }) => kind === 'delayed');
  expect(delayed).toEqual([{ lane: 'packet', kind: 'delayed', packet: 1, by: 'order', dueUs: 400_000 }]);
  // Behind one that is gone nobody waits.
  runTo(400_000);
  send('upstream', 4);
  expect(log.at(-1)?.body).toMatchObject({ kind: 'sent' });
});

test('[WR3] [FT18] it says so too when it comes sooner, because what is ahead does', () => {
  const { link, send, log } = openLink(100);
  link.setFault('upstream', { kind: 'latency', extraMs: 300, jitterMs: 0 }, true);
  send('upstream', 1);
  link.setFault('upstream', { kind: 'latency', extraMs: 0, jitterMs: 0 }, true);
  send('upstream', 2);
  link.setFault('upstream', { kind: 'latency', extraMs: 0, jitterMs: 0 }, false);
  const delayed = log.flatMap(({ body }) => (body.kind === 'delayed' ? [[body.packet, body.by, body.dueUs]] : []));
  expect(delayed).toEqual([
    [0, 'latency', 400_000],
    [1, 'order', 400_000],
    [0, 'latency', 100_000],
    [1, 'order', 100_000],
  ]);
});

test('[WR6] a packet that is caught in flight never arrives', () => {
  const { link, send, runTo, arrived, kinds } = openLink();
  send('upstream', 1);
  send('downstream', 2);
  const [first] = link.inFlight();
  link.act(first!.id, { kind: 'drop' });
  expect(() => link.act(first!.id, { kind: 'drop' })).toThrow(expect.objectContaining({ code: 'unknown-packet' }));
  runTo(20_000);
  expect(arrived).toEqual(['downstream 2']);
  expect(kinds()).toEqual(['sent', 'sent', 'dropped', 'delivered']);
});

test('[WR6] a fault meets what enters until it is taken off', () => {
  const { link, send, runTo, arrived, log } = openLink();
  link.setFault('upstream', { kind: 'cut' }, true);
  send('upstream', 1);
  send('downstream', 2);
  link.setFault('upstream', { kind: 'cut' }, false);
  send('upstream', 3);
  runTo(20_000);
  expect(arrived).toEqual(['upstream 3', 'downstream 2']);
  expect(log[2]?.body).toEqual({ lane: 'packet', kind: 'dropped', packet: 0, reason: 'cable' });
});

test('[WR7] a full queue drops the next packet and says so', () => {
  const { link, send, log } = openLink();
  for (let count = 0; count < 8193; count++) send('upstream', 1);
  expect(log.at(-1)?.body).toMatchObject({ kind: 'dropped', reason: 'queue', packet: 8192 });
  expect(link.inFlight()).toHaveLength(8192);
});
