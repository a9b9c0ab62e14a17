import type { WireFault } from '@socketlab/protocol';
import { useLab } from '../state/store.ts';
import { seedOf } from './dice.ts';
import { directionsOf, type FaultOn, faultsOn, type Way } from './directions.ts';

/** Puts a fault on one way, or takes it off (`null`); what it was before is changed, never doubled. */
export async function putFault(fault: WireFault, way: Way | null): Promise<void> {
  const { setFault, faults } = useLab.getState();
  const wanted = way === null ? [] : directionsOf(way);
  const now = faultsOn(faults).find((one) => one.fault.kind === fault.kind);
  for (const direction of now ? directionsOf(now.way) : []) {
    if (!wanted.includes(direction)) await setFault({ kind: 'wireFault', direction, fault: now!.fault, on: false });
  }
  for (const direction of wanted)
    await setFault({ kind: 'wireFault', direction, fault, on: true, seed: seedOf(fault.kind, direction) });
}

/** The faults that are on now, wherever the stage's cursor stands: controls act on the present. */
export function useFaultsOn(): readonly FaultOn[] {
  return faultsOn(useLab((state) => state.faults));
}
