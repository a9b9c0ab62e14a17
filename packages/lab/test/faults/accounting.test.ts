import type { TcpFlag } from '@socketlab/packets';
import type { Direction, PacketAction, WireFault } from '@socketlab/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLink } from './openLink.ts';

const action: fc.Arbitrary<PacketAction> = fc.oneof(
  ...(['hold', 'release', 'drop', 'duplicate', 'swap'] as const).map((kind) => fc.constant({ kind })),
  fc.integer({ min: 1, max: 20 }).map((ms) => ({ kind: 'delay' as const, ms })),
);
const everyFault: WireFault[] = [
  { kind: 'latency', extraMs: 20, jitterMs: 10 },
  { kind: 'latency', extraMs: 0, jitterMs: 0 },
  { kind: 'reorder', percent: 50, byMs: 15 },
  { kind: 'bandwidth', kilobitsPerSecond: 1000, queuePackets: 3 },
  { kind: 'duplicate', percent: 50 },
  { kind: 'loss', percent: 30 },
  { kind: 'loseNext', count: 2, like: 'DATA' },
  { kind: 'mtu', bytes: 552, tellSender: true },
  { kind: 'corrupt', percent: 50 },
  { kind: 'cut' },
  { kind: 'nat', idleMs: 200 },
  { kind: 'reset' },
  { kind: 'refuse', code: 'host' },
];
const segment = fc.record({
  flags: fc.constantFrom<TcpFlag[]>(['SYN'], ['ACK'], ['FIN', 'ACK']),
  // Few of them: kernels say the same again.
  sequence: fc.nat(3),
  text: fc.constantFrom('', 'data', 'x'.repeat(600)),
});
const stepWith = (faults: readonly WireFault[], directions: readonly Direction[]) => {
  const direction = fc.constantFrom(...directions);
  const fault = fc.constantFrom(...faults);
  return fc.oneof(
    { arbitrary: fc.record({ do: fc.constant('send' as const), direction, segment }), weight: 6 },
    { arbitrary: fc.record({ do: fc.constant('pass' as const), us: fc.nat(20_000) }), weight: 3 },
    { arbitrary: fc.record({ do: fc.constant('step' as const), on: fc.boolean() }), weight: 1 },
    { arbitrary: fc.record({ do: fc.constant('next' as const) }), weight: 1 },
    { arbitrary: fc.record({ do: fc.constant('act' as const), packet: fc.nat(30), action }), weight: 5 },
    { arbitrary: fc.record({ do: fc.constant('fault' as const), direction, on: fc.boolean(), fault }), weight: 4 },
  );
};
type Step = ReturnType<typeof stepWith> extends fc.Arbitrary<infer T> ? T : never;
const manySteps = fc.array(stepWith(everyFault, ['upstream', 'downstream']), { maxLength: 60, size: 'max' });

/** A wire on which a row of steps is taken. What the hand can't do any more is refused, and changes nothing. */
function openWire() {
  const wire = openLink();
  let now = 0;
  const { link } = wire;
  const doers: { [D in Step['do']]: (step: Extract<Step, { do: D }>) => void } = {
    send: ({ direction, segment }) => wire.sendTcp(direction, segment),
    pass: ({ us }) => {
      now += us;
      wire.runTo(now);
    },
    step: ({ on }) => link.setStepMode(on),
    next: () => link.next(),
    act: ({ packet, action }) => link.act(packet, action),
    fault: ({ direction, fault, on }) => link.setFault(direction, fault, on),
  };
  function take(step: Step): void {
    try {
      (doers[step.do] as (step: Step) => void)(step);
    } catch (error) {
      expect(['unknown-packet', 'nothing-held']).toContain((error as { code?: string }).code);
    }
  }
  return {
    ...wire,
    take,
    bodies: () => wire.log.map(({ body }) => body),
    dues: () => new Map(link.inFlight().map(({ id, dueAtUs }) => [id, dueAtUs])),
    /** Everything that is held goes on, and the time comes for all. */
    rest() {
      link.setStepMode(false);
      for (const { body } of [...wire.log])
        if (body.kind === 'sent') take({ do: 'act', packet: body.packet, action: { kind: 'release' } });
      wire.runTo(now + 1_000_000_000);
    },
  };
}

test('[FT28] each packet ends exactly once, whatever the hand and the faults do', () => {
  fc.assert(
    fc.property(manySteps, (steps) => {
      const { link, take, rest, bodies } = openWire();
      for (const step of steps) take(step);
      rest();
      expect(link.inFlight()).toEqual([]);
      const packets = bodies().flatMap((body) => (body.kind === 'sent' ? [body.packet] : []));
      const ends = bodies().flatMap((body) =>
        body.kind === 'delivered' || body.kind === 'dropped' ? [body.packet] : [],
      );
      expect(ends.sort((a, b) => a - b)).toEqual(packets);
    }),
  );
});

test('[FT1] a packet is due when the log last said so, does not arrive before, and never while it is held', () => {
  fc.assert(
    fc.property(manySteps, (steps) => {
      const { take, rest, log, dues } = openWire();
      const promised = new Map<number, number>();
      const held = new Set<number>();
      let read = 0;
      const readOn = () => {
        for (const { at, body } of log.slice(read)) {
          if (body.kind === 'held') held.add(body.packet);
          if (body.kind === 'released') held.delete(body.packet);
          if (body.kind === 'released' || body.kind === 'delayed') promised.set(body.packet, body.dueUs);
          if (body.kind !== 'delivered') continue;
          expect(held).not.toContain(body.packet);
          expect(at).toBeGreaterThanOrEqual(promised.get(body.packet) ?? 0);
        }
        read = log.length;
      };
      for (const step of steps) {
        take(step);
        readOn();
        for (const [packet, dueAtUs] of dues()) expect(promised.get(packet) ?? dueAtUs).toBe(dueAtUs);
      }
      rest();
      readOn();
    }),
  );
});

test('[FT18] nothing comes later because a fault comes off, and nothing moves where it kept nothing back', () => {
  const keepsBack = ['latency', 'reorder', 'bandwidth'];
  // Few faults in one direction: most that come off were on, and something is still to come.
  const faults = everyFault.filter(({ kind }) => [...keepsBack, 'duplicate'].includes(kind));
  fc.assert(
    fc.property(fc.array(stepWith(faults, ['upstream']), { maxLength: 60, size: 'max' }), (steps) => {
      const { take, dues } = openWire();
      for (const step of steps) {
        const before = dues();
        take(step);
        if (step.do !== 'fault' || step.on) continue;
        for (const [packet, dueAtUs] of dues()) {
          expect(dueAtUs).toBeLessThanOrEqual(before.get(packet)!);
          if (!keepsBack.includes(step.fault.kind)) expect(dueAtUs).toBe(before.get(packet));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('[FT15] [FT17] latency and bandwidth, put on, changed and taken off at any time, never let a packet overtake another', () => {
  const keepsOrder = fc.constantFrom<WireFault>(
    { kind: 'latency', extraMs: 20, jitterMs: 20 },
    { kind: 'latency', extraMs: 0, jitterMs: 5 },
    { kind: 'bandwidth', kilobitsPerSecond: 8, queuePackets: 1000 },
    { kind: 'bandwidth', kilobitsPerSecond: 1000, queuePackets: 1000 },
  );
  const steps = fc.array(fc.tuple(keepsOrder, fc.boolean(), fc.nat(15_000)), { maxLength: 60, size: 'max' });
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
