import { code, type Part, sentence } from './sentence.ts';

/** One entry's sentence, and a second, quieter one. */
export interface Told {
  parts: Part[];
  aside: Part[];
}

/** `server.js 12행`, or the file alone. */
export function place(file: string, line: number | null): (string | Part)[] {
  return line === null ? [code(file)] : [code(file), ` ${line}행`];
}

export function say(parts: string | readonly (string | Part)[], aside: string | readonly (string | Part)[]): Told {
  const list = (text: string | readonly (string | Part)[]) => (typeof text === 'string' ? [text] : text);
  return { parts: sentence(...list(parts)), aside: sentence(...list(aside)) };
}
