import { defaultDelayMs, defaultHosts, happenedUs, hostNames, type LabEvent, perHost } from '@socketlab/protocol';
import type { FaultView, StageView } from './stageView.ts';

/** What holds for the whole lab from its entry on. */
export type LabSettings = Pick<
  StageView,
  'mode' | 'hosts' | 'addresses' | 'delayMs' | 'faults' | 'stepMode' | 'presets' | 'power' | 'limit'
>;

export const firstSettings: LabSettings = {
  mode: null,
  hosts: defaultHosts,
  addresses: perHost(() => null),
  delayMs: defaultDelayMs,
  faults: [],
  stepMode: false,
  presets: perHost(() => 'lesson'),
  power: perHost(() => true),
  limit: null,
};

type SettingsEvent = Extract<
  LabEvent,
  { kind: 'opened' | 'limit' | 'delay' | 'fault' | 'stepMode' | 'preset' | 'power' }
>;

/** The settings after an entry that changes them. */
export function reduceSettings(settings: LabSettings, event: SettingsEvent): LabSettings {
  switch (event.kind) {
    case 'opened': {
      const { mode, delayMs } = event;
      const hosts = hostNames.filter((name) => event.hosts.some(({ host }) => host === name));
      const addresses = perHost((name) => event.hosts.find(({ host }) => host === name)?.address ?? null);
      return { ...settings, mode, delayMs, hosts, addresses };
    }
    case 'limit':
      return { ...settings, limit: event.what };
    case 'delay':
      return { ...settings, delayMs: event.delayMs };
    case 'fault':
      return { ...settings, faults: faultsAfter(settings.faults, event) };
    case 'stepMode':
      return { ...settings, stepMode: event.on };
    case 'preset':
      return { ...settings, presets: { ...settings.presets, [event.host]: event.preset } };
    case 'power':
      return { ...settings, power: { ...settings.power, [event.host]: event.on } };
  }
}

/** One of a kind stands in each direction. One that is changed keeps its place and its beginning. */
function faultsAfter(faults: readonly FaultView[], event: Extract<LabEvent, { kind: 'fault' }>): readonly FaultView[] {
  const { direction, fault, seed } = event;
  const isSame = (one: FaultView) => one.direction === direction && one.fault.kind === fault.kind;
  if (!event.on) return faults.filter((one) => !isSame(one));
  const before = faults.find(isSame);
  const now: FaultView = { direction, fault, seed, sinceUs: before?.sinceUs ?? happenedUs(event) };
  return before === undefined ? [...faults, now] : faults.map((one) => (one === before ? now : one));
}
