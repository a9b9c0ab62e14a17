/**
 * Puts the text of a field on the clipboard, and says whether it is there. A page that a student opens by the server's address has no
 * `navigator.clipboard` (Secure Contexts, 3.1): the field is copied as by hand then, and the focus goes back to where it was.
 */
export async function copyText(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    const before = document.activeElement;
    field.focus();
    field.select();
    const done = document.execCommand('copy');
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}
