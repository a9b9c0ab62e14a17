import type { HostName } from '@socketlab/protocol';
import { type PresentProgram, presentProgram } from '../state/presentLab.ts';
import { useLab } from '../state/store.ts';

/** Whether the stage shows the present. Buttons act on the present only, whatever the stage shows. */
export function useIsLive(): boolean {
  return useLab((state) => state.playback.mode === 'live');
}

/** The newest run of a host's file, wherever the cursor stands; null where it was never run. */
export function usePresentProgram(host: HostName, file: string): PresentProgram | null {
  return useLab((state) => presentProgram(state.present, host, file));
}

/** Whether a host has power now, wherever the cursor stands. */
export function usePresentPower(host: HostName): boolean {
  return useLab((state) => !state.present.dark.has(host));
}
