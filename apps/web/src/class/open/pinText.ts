/** `482 913`: six digits are read in two groups. */
export function pinText(pin: string): string {
  return `${pin.slice(0, 3)} ${pin.slice(3)}`;
}

/** The digits of what was typed or pasted, `482 913` and full-width digits too; at most six. */
export function pinDigits(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
}
