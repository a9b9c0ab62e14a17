import type { HostName, HostPreset } from '@socketlab/protocol';
import type { FaultSetting } from '../state/labState.ts';

interface PresetWords {
  name: string;
  /** How often and how long its kernel tries, in one line. */
  text: string;
}

/** A host's presets, from what a lesson starts with to what Linux does by itself. */
export const presetWords: Record<HostPreset, PresetWords> = {
  lesson: { name: '수업용', text: 'SYN 3회, 재전송 6회, FIN 20초, 킵얼라이브 10초' },
  fast: { name: '빠른 실패', text: 'SYN 1회, 재전송 3회, FIN 3초, 킵얼라이브 2초' },
  linux: { name: 'Linux 기본값', text: 'SYN 6회, 재전송 15회, FIN 60초, 킵얼라이브 2시간' },
};

/** The preset that a host has now, or will have in the next lab. */
export function presetOf(faults: readonly FaultSetting[], host: HostName): HostPreset {
  const setting = faults.find((one) => one.kind === 'preset' && one.host === host);
  return setting?.kind === 'preset' ? setting.preset : 'lesson';
}
