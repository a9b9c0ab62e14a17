/** Scrolls to what an address names and gives it the focus. False: it isn't there. */
export function goToAnchor(id: string): boolean {
  const element = document.getElementById(id);
  if (!element) return false;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'start' });
  return true;
}
