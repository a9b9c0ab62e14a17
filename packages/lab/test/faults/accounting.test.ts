import type { PacketAction, WireFault } from '@socketlab/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLink } from './openLink.ts';

const action: fc.Arbitrary<PacketAction> = fc.oneof(
  ...(['hold', 'release', 'drop', 'duplicate', 'swap'] as const).map((kind) => fc.constant({ kind })),
  fc.integer({ min: 1, max: 20 }).map((ms) => ({ kind: 'delay' as const, ms })),
);
const fault = fc.constantFrom<WireFault>(
  { kind: 'latency', extraMs: 20, jitterMs: 10 },
  { kind: 'reorder', percent: 50, byMs: 15 },
  { kind: 'bandwidth', kilobitsPerSecond: 8, queuePackets: 3 },
  { kind: 'duplicate', percent: 50 },
  { kind: 'loss', percent: 30 },
);
const step = fc.oneof(
  fc.record({ do: fc.constant('send' as const), mark: fc.nat(255) }),
  fc.record({ do: fc.constant('pass' as const), us: fc.nat(20_000) }),
  fc.record({ do: fc.constant('step' as const), on: fc.boolean() }),
  fc.record({ do: fc.constant('next' as const) }),
  fc.record({ do: fc.constant('act' as const), packet: fc.nat(30), action }),
  fc.record({ do: fc.constant('fault' as const), on: fc.boolean(), fault }),
);

test('[FT28] each packet ends exactly once, whatever the hand and the faults do', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { link, send, runTo, log } = openLink();
      let now = 0;
      for (const step of steps) {
        try {
          if (step.do === 'send') send('upstream', step.mark);
          else if (step.do === 'pass') {
            now += step.us;
            runTo(now);
          } else if (step.do === 'step') link.setStepMode(step.on);
          else if (step.do === 'next') link.next();
          else if (step.do === 'act') link.act(step.packet, step.action);
          else link.setFault('upstream', step.fault, step.on);
        } catch (error) {
          expect(['unknown-packet', 'nothing-held']).toContain((error as { code?: string }).code);
        }
      }
      const bodies = () => log.map(({ body }) => body);
      const packets = bodies().flatMap((body) => (body.kind === 'sent' ? [body.packet] : []));
      // To rest: everything that is held goes on, and the time comes for all.
      link.setStepMode(false);
      for (const packet of packets) {
        try {
          link.act(packet, { kind: 'release' });
        } catch {}
      }
      runTo(now + 1_000_000_000);
      expect(link.inFlight()).toEqual([]);
      const ends = bodies().flatMap((body) =>
        body.kind === 'delivered' || body.kind === 'dropped' ? [body.packet] : [],
      );
      expect(ends.sort((a, b) => a - b)).toEqual(packets);
      for (const body of bodies())
        if (body.kind === 'released' || body.kind === 'delayed') expect(body.dueUs).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('[FT15] [FT17] latency and bandwidth, put on, changed and taken off at any time, never let a packet overtake another', () => {
  const keepsOrder = fc.constantFrom<WireFault>(
    { kind: 'latency', extraMs: 20, jitterMs: 20 },
    { kind: 'latency', extraMs: 0, jitterMs: 5 },
    { kind: 'bandwidth', kilobitsPerSecond: 8, queuePackets: 1000 },
    { kind: 'bandwidth', kilobitsPerSecond: 1000, queuePackets: 1000 },
  );
  const steps = fc.array(fc.tuple(keepsOrder, fc.boolean(), fc.nat(15_000)), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (all) => {
      const { link, send, runTo, arrived } = openLink();
      let now = 0;
      all.forEach(([fault, on, passUs], index) => {
        link.setFault('upstream', fault, on);
        send('upstream', index);
        now += passUs;
        runTo(now);
      });
      runTo(now + 1_000_000_000);
      expect(arrived).toEqual(all.map((_, index) => `upstream ${index}`));
    }),
  );
});
