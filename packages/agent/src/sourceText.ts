import { readFileSync } from './builtins.ts';
import { apply, mapGet, mapSet, max, regExpExec, textIndexOf, textLastIndexOf, textSlice } from './primordials.ts';

/** The text of a student's file, and the way from an offset in it to a line and column. Null where it can't be read. */
export interface SourceText {
  readonly text: string;
  readonly lineStarts: readonly number[];
}

const cache = new Map<unknown, unknown>();

export function sourceOf(path: string): SourceText | null {
  const known = mapGet(cache, path) as SourceText | null | undefined;
  if (known !== undefined) return known;
  const source = readSource(path);
  mapSet(cache, path, source);
  return source;
}

function readSource(path: string): SourceText | null {
  try {
    const text = apply(readFileSync as never, undefined, [path, 'utf8']) as string;
    const lineStarts = [0];
    for (let at = textIndexOf(text, '\n'); at !== -1; at = textIndexOf(text, '\n', at + 1)) {
      lineStarts[lineStarts.length] = at + 1;
    }
    return { text, lineStarts };
  } catch {
    return null;
  }
}

/** Line and column of an offset, both from 1. */
export function positionAt(source: SourceText, offset: number): { line: number; column: number } {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (source.lineStarts[low] as number) + 1 };
}

export function offsetAt(source: SourceText, line: number, column: number): number {
  return (source.lineStarts[line - 1] ?? 0) + column - 1;
}

/** Every offset at which `part` stands in the text, at most `most` of them. */
export function findAll(source: SourceText, part: string, most: number): number[] {
  const found: number[] = [];
  for (let at = textIndexOf(source.text, part); at !== -1 && found.length < most; ) {
    found[found.length] = at;
    at = textIndexOf(source.text, part, at + 1);
  }
  return found;
}

/** The folder of a path, with the separator at its end. */
export function folderOf(path: string): string {
  const slash = max(textLastIndexOf(path, '/'), textLastIndexOf(path, '\\'));
  return textSlice(path, 0, slash + 1);
}

const identifier = /^[\w$]+/;

/** The word the student's text has at a call's position: V8 points at the `write` of `socket.write(…)`. */
export function calleeName(place: { path: string; line: number; column: number }): string | null {
  const source = sourceOf(place.path);
  if (!source) return null;
  const start = offsetAt(source, place.line, place.column);
  const found = regExpExec(identifier, textSlice(source.text, start, start + 64));
  return found ? (found[0] as string) : null;
}
