import { withJosa } from './josa.ts';

export interface Part {
  text: string;
  code?: boolean;
}

/** A name of code, or text of a stranger's, that is shown as it is. */
export function code(text: string): Part {
  return { text, code: true };
}

/**
 * Joins parts into one sentence. In strings, backquotes mark code and `{은/는}` is replaced by the particle that fits the word
 * before it, code included. Parts made with `code` are never read for either.
 */
export function sentence(...parts: readonly (string | Part)[]): Part[] {
  const result: Part[] = [];
  let before = '';
  const push = (part: Part) => {
    if (part.text === '') return;
    result.push(part);
    before += part.text;
  };
  for (const part of parts) {
    if (typeof part !== 'string') push(part);
    else {
      part.split('`').forEach((text, index) => {
        push(index % 2 === 1 ? code(text) : { text: withJosa(text, before) });
      });
    }
  }
  return result;
}

/** One line of a stranger's text, cut to `length` characters. */
export function excerpt(text: string, length: number): string {
  const line = text.trimEnd().split('\n', 1)[0] ?? '';
  const characters = Array.from(line);
  const more = characters.length > length || line.length < text.trimEnd().length;
  return more ? `${characters.slice(0, length).join('')}…` : line;
}
