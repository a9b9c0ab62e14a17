/** Where a step lives. */
export function stepPath(lesson: string, step: string, anchor?: string): string {
  return `/lessons/${lesson}/${step}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`;
}

/** A whole lesson as text on paper. */
export function printPath(lesson: string): string {
  return `/lessons/${lesson}/print`;
}

/** A word of the glossary. */
export function termPath(en: string): string {
  return `/glossary#${encodeURIComponent(termId(en))}`;
}

/** The name of a word in the page of the glossary: its English in one piece. */
export function termId(en: string): string {
  return en.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}
