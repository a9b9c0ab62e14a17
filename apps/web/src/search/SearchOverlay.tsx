import { useEffect } from 'react';
import { LaterPage } from '../reading/LaterPage.tsx';
import { useSearch } from './useSearch.ts';

const dialog = async () => (await import('./SearchDialog.tsx')).SearchDialog;

/** The search, over any page: by its button, or by Ctrl+K or Cmd+K, whatever letter a Korean layout puts on that key. */
export function SearchOverlay() {
  const open = useSearch((state) => state.open);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      const { open: isOpen, show, hide } = useSearch.getState();
      if (isOpen) hide();
      else show();
    };
    // Before the editor, which has a use of its own for Ctrl+K on a Mac.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
  return open ? <LaterPage load={dialog} props={{}} over /> : null;
}
