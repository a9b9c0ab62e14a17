import type { HostName } from '@socketlab/protocol';
import { useMemo } from 'react';
import { latestProgram, type PresentProgram, powerIsOn } from '../state/latestProgram.ts';
import { useLab } from '../state/store.ts';

/** Whether the stage shows the present. Buttons act on the present only, whatever the stage shows. */
export function useIsLive(): boolean {
  return useLab((state) => state.playback.mode === 'live');
}

/** The newest run of a host's file, wherever the cursor stands; null where it was never run. */
export function usePresentProgram(host: HostName, file: string): PresentProgram | null {
  const revision = useLab((state) => state.revision);
  const timeline = useLab((state) => state.timeline);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the timeline grows in place, and `revision` says when
  return useMemo(() => latestProgram(timeline.events, host, file), [timeline, revision, host, file]);
}

/** Whether a host has power now, wherever the cursor stands. */
export function usePresentPower(host: HostName): boolean {
  const revision = useLab((state) => state.revision);
  const timeline = useLab((state) => state.timeline);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the timeline grows in place, and `revision` says when
  return useMemo(() => powerIsOn(timeline.events, host), [timeline, revision, host]);
}
