import { directionSchema, type WireFault } from '@socketlab/protocol';
import { useLab } from '../state/store.ts';
import { seedOf } from './dice.ts';
import { directionsOf, type FaultOn, faultsOn, type Way } from './directions.ts';

/** Changes wait for one another: what was wanted last is what holds in the end. */
let last: Promise<unknown> = Promise.resolve();

/** Puts a fault on one way, or takes it off (`null`); what it was before is changed, never doubled. */
export function putFault(fault: WireFault, way: Way | null): Promise<void> {
  const wanted = way === null ? [] : directionsOf(way);
  const { setFault } = useLab.getState();
  const put = async () => {
    // Off first. Taking off what isn't on changes nothing, so nobody has to know what is.
    for (const direction of directionSchema.options) {
      if (!wanted.includes(direction)) await setFault({ kind: 'wireFault', direction, fault, on: false });
    }
    for (const direction of wanted) {
      await setFault({ kind: 'wireFault', direction, fault, on: true, seed: seedOf(fault.kind, direction) });
    }
  };
  const done = last.then(put);
  last = done;
  return done;
}

/** The faults that are on now, wherever the stage's cursor stands: controls act on the present. */
export function useFaultsOn(): readonly FaultOn[] {
  return faultsOn(useLab((state) => state.faults));
}
