import type { Cursor, Timeline } from '@socketlab/timeline';
import type { LabClock } from './clock.ts';
import type { LabState } from './labState.ts';

interface PlaybackParts {
  get(): LabState;
  set(part: Partial<LabState>): void;
  clock: LabClock;
  /** The page's own clock in milliseconds. */
  nowMs(): number;
}

type PlaybackActions = Pick<LabState, 'goLive' | 'pause' | 'play' | 'setSpeed' | 'step' | 'seek'>;

export interface Playback extends PlaybackActions {
  /** Moves a live or playing cursor to where it is now. */
  tick(): void;
  /** The cursor of somebody who watches live. */
  liveCursor(timeline: Timeline): Cursor;
}

/** Everything that moves the cursor. Live, paused and playing differ in nothing but who moves it. */
export function createPlayback({ get, set, clock, nowMs }: PlaybackParts): Playback {
  let tickedMs = nowMs();

  function liveCursor(timeline: Timeline): Cursor {
    return { applied: timeline.events.length, atUs: Math.max(clock.nowUs(nowMs()), timeline.endUs) };
  }

  function show(cursor: Cursor, mode?: LabState['playback']['mode']): void {
    const { timeline, playback, cursor: before, view } = get();
    const same = cursor.applied === before.applied && cursor.atUs === before.atUs;
    set({
      cursor,
      view: same ? view : timeline.view(cursor),
      ...(mode && mode !== playback.mode ? { playback: { ...playback, mode } } : {}),
    });
  }

  return {
    liveCursor,
    tick() {
      const elapsedUs = (nowMs() - tickedMs) * 1000;
      tickedMs = nowMs();
      const { timeline, playback, cursor } = get();
      if (playback.mode === 'live') return show(liveCursor(timeline));
      if (playback.mode !== 'playing') return;
      const atUs = cursor.atUs + Math.round(elapsedUs * playback.speed);
      // Beyond the last entry there is nothing to play: whoever has seen everything watches live again.
      if (atUs >= timeline.endUs) show(liveCursor(timeline), 'live');
      else show(timeline.cursorAt(atUs));
    },
    goLive() {
      show(liveCursor(get().timeline), 'live');
    },
    pause() {
      const { timeline, cursor, playback } = get();
      show(playback.mode === 'live' ? liveCursor(timeline) : cursor, 'paused');
    },
    play() {
      const { timeline, cursor } = get();
      tickedMs = nowMs();
      // At the end there is nothing to play but the whole run, from its start.
      const atEnd = cursor.atUs >= timeline.endUs && cursor.applied >= timeline.events.length;
      show(atEnd ? timeline.cursorAt(timeline.events[0]?.at ?? 0) : cursor, 'playing');
    },
    setSpeed(speed) {
      set({ playback: { ...get().playback, speed } });
    },
    step(by) {
      const { timeline, cursor } = get();
      show(timeline.step(cursor, by), 'paused');
    },
    seek(atUs) {
      const { timeline, playback } = get();
      const bounded = Math.max(0, Math.min(Math.round(atUs), liveCursor(timeline).atUs));
      show(timeline.cursorAt(bounded), playback.mode === 'playing' ? 'playing' : 'paused');
    },
  };
}
