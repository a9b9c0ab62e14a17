/**
 * Puts the text of a field on the clipboard, and says whether it is there. A page that a student opens by the server's address has no
 * `navigator.clipboard` (Secure Contexts, 3.1): the field is copied as by hand then, and stays selected where that is refused as well.
 */
export async function copyText(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}
