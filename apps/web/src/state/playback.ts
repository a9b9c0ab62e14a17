import type { Cursor, Timeline } from '@socketlab/timeline';
import type { LabClock } from './clock.ts';
import { type EvenPlace, evenPlaceOf, moveEvenly } from './evenPace.ts';
import type { LabState } from './labState.ts';

interface PlaybackParts {
  get(): LabState;
  set(part: Partial<LabState>): void;
  clock: LabClock;
  /** The page's own clock in milliseconds. */
  nowMs(): number;
}

type PlaybackActions = Pick<
  LabState,
  'goLive' | 'pause' | 'play' | 'setSpeed' | 'setPace' | 'setLoop' | 'step' | 'seek' | 'goTo'
>;

/** A section to repeat is at least this long, in µs of the lab's time. */
export const shortestLoopUs = 1000;
/** A page that stood still for longer (a hidden tab, a laptop that slept) goes on from where it was, not from where it would be. */
const longestTickUs = 1_000_000;

export interface Playback extends PlaybackActions {
  /** Moves a live or playing cursor to where it is now. */
  tick(): void;
  /** The cursor of somebody who watches live. */
  liveCursor(timeline: Timeline): Cursor;
}

/** Everything that moves the cursor. Live, paused and playing differ in nothing but who moves it. */
export function createPlayback({ get, set, clock, nowMs }: PlaybackParts): Playback {
  let tickedMs = nowMs();
  /** Where playing evenly had come to: a cursor alone does not say how long it has stood at one moment. */
  let evenly: EvenPlace | null = null;

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

  /** Where the cursor is after so much of the player's time; null: everything has been seen. */
  function moved(elapsedUs: number): Cursor | null {
    const { timeline, playback, cursor } = get();
    if (playback.pace === 'true') {
      const atUs = cursor.atUs + Math.round(elapsedUs);
      return atUs >= timeline.endUs ? null : timeline.cursorAt(atUs);
    }
    const place = evenly?.cursor === cursor ? evenly : evenPlaceOf(timeline, cursor);
    evenly = moveEvenly(timeline, place, elapsedUs);
    return evenly?.cursor ?? null;
  }

  return {
    liveCursor,
    tick() {
      const elapsedUs = Math.min((nowMs() - tickedMs) * 1000, longestTickUs);
      tickedMs = nowMs();
      const { timeline, playback } = get();
      if (playback.mode === 'live') return show(liveCursor(timeline));
      if (playback.mode !== 'playing') return;
      const next = moved(elapsedUs * playback.speed);
      const { loop } = playback;
      if (loop && (next === null || next.atUs >= loop.toUs)) return show(timeline.cursorAt(loop.fromUs));
      // Beyond the last entry there is nothing to play: whoever has seen everything watches live again.
      if (next === null) show(liveCursor(timeline), 'live');
      else show(next);
    },
    goLive() {
      show(liveCursor(get().timeline), 'live');
    },
    pause() {
      const { timeline, cursor, playback } = get();
      show(playback.mode === 'live' ? liveCursor(timeline) : cursor, 'paused');
    },
    play() {
      const { timeline, cursor, playback } = get();
      const { loop } = playback;
      tickedMs = nowMs();
      if (loop && (cursor.atUs < loop.fromUs || cursor.atUs >= loop.toUs))
        return show(timeline.cursorAt(loop.fromUs), 'playing');
      // At the end there is nothing to play but the whole run, from its start.
      const atEnd = cursor.atUs >= timeline.endUs && cursor.applied >= timeline.events.length;
      show(atEnd ? timeline.cursorAt(timeline.events[0]?.at ?? 0) : cursor, 'playing');
    },
    setSpeed(speed) {
      set({ playback: { ...get().playback, speed } });
    },
    setPace(pace) {
      set({ playback: { ...get().playback, pace } });
    },
    setLoop(loop) {
      const { timeline, playback } = get();
      if (loop === null) return set({ playback: { ...playback, loop } });
      const within = (us: number) => Math.round(Math.max(0, Math.min(us, timeline.endUs)));
      const [fromUs, toUs] = [within(loop.fromUs), within(loop.toUs)];
      if (toUs - fromUs >= shortestLoopUs) set({ playback: { ...playback, loop: { fromUs, toUs } } });
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
    goTo({ applied, atUs }) {
      const most = get().timeline.events.length;
      show({ applied: Math.max(0, Math.min(applied, most)), atUs: Math.max(0, atUs) }, 'paused');
    },
  };
}
