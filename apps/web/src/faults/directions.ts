import type { Direction, WireFault, WireFaultKind } from '@socketlab/protocol';
import type { FaultSetting } from '../state/labState.ts';

export type Way = Direction | 'both';

export const wayWords: Record<Way, { text: string; sign: string }> = {
  upstream: { text: '서버로', sign: '→' },
  downstream: { text: '클라이언트로', sign: '←' },
  both: { text: '양쪽', sign: '↔' },
};

export const directionsOf = (way: Way): readonly Direction[] => (way === 'both' ? ['upstream', 'downstream'] : [way]);

/** A fault that is on, and which way. */
export interface FaultOn {
  fault: WireFault;
  way: Way;
}

/** The wire's faults that are on, both directions of one kind together. */
export function faultsOn(settings: readonly FaultSetting[]): readonly FaultOn[] {
  const found = new Map<WireFaultKind, FaultOn>();
  for (const one of settings) {
    if (one.kind !== 'wireFault') continue;
    const before = found.get(one.fault.kind);
    found.set(one.fault.kind, {
      fault: one.fault,
      way: before && before.way !== one.direction ? 'both' : one.direction,
    });
  }
  return [...found.values()];
}
