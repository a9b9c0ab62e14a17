import type { WireFault } from '@socketlab/protocol';
import type { Dice } from './dice.ts';
import type { Fault } from './fault.ts';

/** A longer way: `extraMs`, give or take up to `jitterMs`. Nobody overtakes, so one late packet makes those behind it late. */
export function createLatency(params: WireFault & { kind: 'latency' }, dice: Dice): Fault {
  return {
    meet() {
      const jitterMs = (dice.throw() * 2 - 1) * params.jitterMs;
      return { delayUs: Math.max(0, Math.round((params.extraMs + jitterMs) * 1000)) };
    },
  };
}
