import type { Setup } from '@socketlab/lessons';
import type { HostName } from '@socketlab/protocol';
import type { FaultSetting } from './labState.ts';

/** A lesson's setup as the settings that are put on before a lab's first program runs. */
export function setupSettings(setup: Setup): FaultSetting[] {
  const presets = Object.entries(setup.presets ?? {}).map(
    ([host, preset]): FaultSetting => ({
      kind: 'preset',
      host: host as HostName,
      preset,
    }),
  );
  const faults = (setup.faults ?? []).map(
    ({ direction, fault, seed }): FaultSetting => ({
      kind: 'wireFault',
      direction,
      fault,
      on: true,
      ...(seed === undefined ? {} : { seed }),
    }),
  );
  return [...presets, ...faults];
}
