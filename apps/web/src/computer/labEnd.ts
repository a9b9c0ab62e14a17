import type { LabState } from '../state/labState.ts';

/** How the lab has ended whose newest moment is shown, or null. Of the past it stays true that its programs ran. */
export function labEnd({ lab, playback, watching, recording }: LabState): 'gone' | 'over' | null {
  // What still ran when a run was kept goes on for all that is known.
  if (recording) return null;
  if (playback.mode !== 'live' || (lab?.status !== 'gone' && lab?.status !== 'over')) return null;
  return watching ? 'gone' : lab.status;
}
