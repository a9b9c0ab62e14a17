import { useEffect, useRef } from 'react';
import { formatFile } from '../computer/formatFile.ts';
import { useQuestion } from '../dialogs/question.ts';
import { showRecordedRun } from '../recording/recordedRuns.ts';
import { useLab } from '../state/store.ts';
import { isStatic } from '../static/isStatic.ts';

const isRun = (code: string) => code === 'Enter' || code === 'NumpadEnter';

/**
 * Ctrl or Cmd with S keeps, with Enter runs, wherever the focus is; Shift+Alt+F formats the file that has it. Keys are matched by
 * `event.code`: a Korean layout sends 'ㄴ' for the S key. They are heard before the editor hears them.
 */
export function useShortcuts(onRun: () => void): void {
  const run = useRef(onRun);
  run.current = onRun;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { code, shiftKey, altKey } = event;
      const mod = (event.ctrlKey || event.metaKey) && !altKey && !shiftKey;
      const heard = () => {
        event.preventDefault();
        event.stopPropagation();
      };
      if (mod && code === 'KeyS') {
        heard();
        useLab.getState().keepNow();
        return;
      }
      // An Enter that ends a syllable belongs to the input method; Safari tells it by key code 229 alone.
      if (event.isComposing || event.keyCode === 229 || useQuestion.getState().question) return;
      if (mod && isRun(code)) {
        heard();
        const { connection, busy, runAll } = useLab.getState();
        if (event.repeat) return;
        if (isStatic) {
          run.current();
          void showRecordedRun();
          return;
        }
        if (connection !== 'open' || busy !== null) return;
        run.current();
        void runAll();
      } else if (code === 'KeyF' && shiftKey && altKey && !event.ctrlKey && !event.metaKey) {
        const panel = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-file]') : null;
        if (!panel?.dataset.file) return;
        heard();
        void formatFile(panel.dataset.file);
      }
    }
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
