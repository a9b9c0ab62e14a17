import { type FaultCommand, hostNames } from '@socketlab/protocol';
import type { Setup } from './schema/setup.ts';

/** A fault that a lab can begin with. */
export type SetupFault = Extract<FaultCommand, { kind: 'preset' | 'wireFault' }>;

/** What a setup asks of a lab's hosts and wire, to be put on before its first program runs. */
export function setupFaults({ presets = {}, faults = [] }: Setup): SetupFault[] {
  const ofHosts = hostNames.flatMap((host): SetupFault[] => {
    const preset = presets[host];
    return preset === undefined ? [] : [{ kind: 'preset', host, preset }];
  });
  const ofWire = faults.map(({ direction, fault, seed }): SetupFault => {
    return { kind: 'wireFault', direction, fault, on: true, ...(seed === undefined ? {} : { seed }) };
  });
  return [...ofHosts, ...ofWire];
}
