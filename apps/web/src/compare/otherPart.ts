/** So much of a text is in view in any case. */
const inView = 12;
const before = 6;

/**
 * Of a text that is otherwise in the other run, the part to point at: from shortly before the first character that differs. Null where the text
 * stands beside it (`shown`) and differs where everybody sees it.
 */
export function otherPart(text: string, other: string, shown: boolean): string | null {
  let same = 0;
  while (same < text.length && text[same] === other[same]) same += 1;
  if (same <= inView) return shown ? null : text;
  return `…${text.slice(same - before)}`;
}
