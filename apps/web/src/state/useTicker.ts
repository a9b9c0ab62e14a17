import { useEffect } from 'react';
import { useReducedMotion } from '../design/useReducedMotion.ts';
import { isFed } from './isFed.ts';
import { tick, useLab } from './store.ts';

/** After the last entry the clock still runs smoothly for this long, so that the 지금 line glides to rest. */
const restUs = 1_200_000;

/**
 * Moves the cursor with time: every frame while something on the stage moves, four times a second while programs run quietly,
 * and not at all when nothing can change. With reduced motion the stage moves in steps, never in frames.
 */
export function useTicker(): void {
  const reduced = useReducedMotion();
  const pace = useLab((state) => {
    if (state.playback.mode === 'playing') return 'frames';
    if (state.playback.mode !== 'live' || state.connection !== 'open' || !isFed(state.lab)) return 'still';
    const { view, timeline } = state;
    if (view.packets.onWire().some((packet) => packet.status === 'flying')) return 'frames';
    if (timeline.events.length > 0 && view.atUs - timeline.endUs < restUs) return 'frames';
    const running = view.programs.some((program) => program.status !== 'exited');
    return running ? 'steps' : 'still';
  });

  useEffect(() => {
    if (pace === 'still') return;
    if (pace === 'steps' || reduced) {
      const timer = setInterval(tick, 250);
      return () => clearInterval(timer);
    }
    let frame = requestAnimationFrame(function next() {
      tick();
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [pace, reduced]);
}
