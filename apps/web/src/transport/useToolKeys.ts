import type { LandmarkKind } from '@socketlab/timeline';
import { useEffect } from 'react';
import { isFreeKey } from '../design/isFreeKey.ts';
import { isEmpty } from '../state/isEmpty.ts';
import { useLab } from '../state/store.ts';
import { addBookmark, changeSpeed, clearLoop, jump, setLoopEdge, togglePace } from './toolDeeds.ts';

const landmarkKeys: Record<string, LandmarkKind> = { KeyE: 'error', KeyR: 'retransmission', KeyS: 'state' };

const deeds: Record<string, () => string> = {
  BracketLeft: () => setLoopEdge('fromUs'),
  BracketRight: () => setLoopEdge('toUs'),
  Backslash: clearLoop,
  KeyG: togglePace,
  Comma: () => changeSpeed(-1),
  Period: () => changeSpeed(1),
};

interface ToolKeysOptions {
  /** What was done, for those who hear the page. */
  onSaid(text: string): void;
  onHelp(): void;
  onBookmarks(): void;
}

/** The keys of the tools, by `event.code`. Shift turns a jump around and opens the list of bookmarks. */
export function useToolKeys({ onSaid, onHelp, onBookmarks }: ToolKeysOptions): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isFreeKey(event)) return;
      const { code, shiftKey } = event;
      if (code === 'Slash' && shiftKey) onHelp();
      else if (isEmpty(useLab.getState())) return;
      else if (code === 'KeyB' && shiftKey) onBookmarks();
      else if (code === 'KeyB') onSaid(addBookmark());
      else if (landmarkKeys[code]) onSaid(jump(landmarkKeys[code], shiftKey ? 'previous' : 'next'));
      else if (deeds[code] && !shiftKey) onSaid(deeds[code]());
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onSaid, onHelp, onBookmarks]);
}
