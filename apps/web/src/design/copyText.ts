/**
 * Puts the text of a field on the clipboard, and says whether it is there. A page that is opened by the server's address has no
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
    // Of a field that is not drawn nothing would be copied.
    const give = (event: ClipboardEvent) => {
      event.clipboardData?.setData('text/plain', field.value);
      event.preventDefault();
    };
    document.addEventListener('copy', give, { once: true, capture: true });
    const done = document.execCommand('copy');
    document.removeEventListener('copy', give, { capture: true });
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}
