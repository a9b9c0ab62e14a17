/** Where every key already means something: writing, choosing by a letter, a dialog. */
const taken =
  'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"], [role="dialog"], [role="alertdialog"]';
/** Where only those do that move or switch something. A hand that has drawn the scrub bar has its focus there still, and means the page with the rest. */
const moved = 'input, [role="tablist"], [role="radiogroup"]';
/** What Space presses. */
const pressable = 'button, a[href], [role="button"], summary, label';

/** Whether a key that was pressed means nothing to whatever has the focus, and so may mean something to the whole page. */
export function isFreeKey(event: KeyboardEvent): boolean {
  if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target, code } = event;
  if (!(target instanceof Element)) return true;
  if (target.closest(taken) || (code === 'Space' && target.closest(pressable))) return false;
  if (!target.closest(moved)) return true;
  // A range alone does nothing at Space.
  return !/^(Arrow|Page|Home|End)/.test(code) && (code !== 'Space' || target.matches('[type="range"]'));
}
