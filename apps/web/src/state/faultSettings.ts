import type { LabEvent } from '@socketlab/protocol';
import type { FaultSetting } from './labState.ts';

/** Settings of one kind replace one another: one fault of a kind in a direction, one step mode, one preset a host. */
function slotOf(setting: FaultSetting): string {
  switch (setting.kind) {
    case 'wireFault':
      return `${setting.fault.kind} ${setting.direction}`;
    case 'stepMode':
      return 'stepMode';
    case 'preset':
      return `preset ${setting.host}`;
  }
}

const isOn = (setting: FaultSetting): boolean => (setting.kind === 'preset' ? setting.preset !== 'lesson' : setting.on);

/** The settings that are on once this one holds, in the order they were put on. */
export function withSetting(settings: readonly FaultSetting[], setting: FaultSetting): readonly FaultSetting[] {
  const slot = slotOf(setting);
  const index = settings.findIndex((one) => slotOf(one) === slot);
  if (!isOn(setting)) return index < 0 ? settings : settings.filter((_, at) => at !== index);
  return index < 0 ? [...settings, setting] : settings.with(index, setting);
}

/** What an entry of the log says of the settings: the lab has the last word, as when a fault takes itself off. */
export function settingOf(event: LabEvent): FaultSetting | null {
  switch (event.kind) {
    case 'fault': {
      const { direction, fault, on, seed } = event;
      return { kind: 'wireFault', direction, fault, on, seed };
    }
    case 'stepMode':
      return { kind: 'stepMode', on: event.on };
    case 'preset':
      return { kind: 'preset', host: event.host, preset: event.preset };
    default:
      return null;
  }
}
