import { useEffect } from 'react';
import { isFreeKey } from '../design/isFreeKey.ts';
import { isEmpty } from '../state/isEmpty.ts';
import { useLab } from '../state/store.ts';

/**
 * Space pauses and plays, ArrowLeft and ArrowRight go by one event, KeyL goes live. Keys are matched by `event.code`: a Korean
 * layout sends 'ㅣ' for the L key. What comes with the tools has its keys in `useToolKeys`.
 */
export function useTransportKeys(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isFreeKey(event)) return;
      const lab = useLab.getState();
      if (isEmpty(lab)) return;
      const { playback, pause, play, step, goLive } = lab;
      switch (event.code) {
        case 'Space':
          if (playback.mode === 'paused') play();
          else pause();
          break;
        case 'ArrowLeft':
          step(-1);
          break;
        case 'ArrowRight':
          step(1);
          break;
        case 'KeyL':
          goLive();
          break;
        default:
          return;
      }
      event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
