import type { StageCursor } from '@socketlab/protocol/class';
import type { StoreApi } from 'zustand';
import type { LabState } from '../../state/labState.ts';

/** Moves the page's cursor to where the stage's stands. False: it is of another lab, or not all of its log is here yet. */
export function showCursor(useLab: Pick<StoreApi<LabState>, 'getState' | 'setState'>, cursor: StageCursor): boolean {
  const { watching, timeline, playback, goLive } = useLab.getState();
  if (watching?.lab !== cursor.lab) return false;
  if (cursor.live) {
    goLive();
    return true;
  }
  const { applied, atUs } = cursor;
  if (applied > timeline.events.length) return false;
  const at = { applied, atUs };
  useLab.setState({ cursor: at, view: timeline.view(at), playback: { ...playback, mode: 'paused' } });
  return true;
}
