/** Where keys already mean something: writing, choosing, scrolling a dialog, pressing a button. */
const taken =
  'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"], [role="dialog"], [role="alertdialog"], [role="tablist"], [role="radiogroup"]';

/** Whether a key that was pressed means nothing to whatever has the focus, and so may mean something to the whole page. */
export function isFreeKey(event: KeyboardEvent): boolean {
  if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !(event.target instanceof Element && event.target.closest(taken));
}
