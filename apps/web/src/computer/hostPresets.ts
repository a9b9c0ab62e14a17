import type { HostName, HostPreset } from '@socketlab/protocol';
import type { FaultSetting } from '../state/labState.ts';

/** How often and how long a kernel with this preset tries, in one line; from what a lesson starts with to what Linux does by itself. */
export const presetNumbers: Record<HostPreset, string> = {
  lesson: 'SYN 3회, 재전송 6회, FIN 20초, 킵얼라이브 10초',
  fast: 'SYN 1회, 재전송 3회, FIN 3초, 킵얼라이브 2초',
  linux: 'SYN 6회, 재전송 15회, FIN 60초, 킵얼라이브 2시간',
};

/** The preset that a host has now, or will have in the next lab. */
export function presetOf(faults: readonly FaultSetting[], host: HostName): HostPreset {
  const setting = faults.find((one) => one.kind === 'preset' && one.host === host);
  return setting?.kind === 'preset' ? setting.preset : 'lesson';
}
