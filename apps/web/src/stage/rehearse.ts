import { flushSync } from 'react-dom';
import { whenIdle } from '../design/whenIdle.ts';
import { useLab } from '../state/store.ts';

/** How far along the rest of the log; the end twice, since what it needs is nearest to what a reader's first move needs. */
const parts = [1, 0.5, 0.75, 0.25, 1] as const;
const pauseMs = 50;

/**
 * Draws later moments of a kept run and, before the browser paints, the shown one again: the reader's first move finds code that has run, elements that
 * are there and letters that were set. Nothing of it is ever on the screen. Only later moments: the ladder grows and shrinks back, so that no
 * place the reader has scrolled to is lost. Not beside a lesson: what the cursor passes there answers its prediction. The result ends it.
 */
export function rehearse(): () => void {
  let at = 0;
  let cancel = whenIdle(next, pauseMs);
  function next() {
    const { recording, playback, timeline, cursor, view } = useLab.getState();
    const part = parts[at];
    if (part === undefined || !recording || recording.from === 'lesson') return;
    if (playback.mode !== 'paused' || cursor.atUs >= timeline.endUs) return;
    at += 1;
    const later = timeline.cursorAt(Math.round(cursor.atUs + (timeline.endUs - cursor.atUs) * part));
    flushSync(() => useLab.setState({ cursor: later, view: timeline.view(later) }));
    document.body.getBoundingClientRect();
    flushSync(() => useLab.setState({ cursor, view }));
    cancel = whenIdle(next, pauseMs);
  }
  return () => cancel();
}
