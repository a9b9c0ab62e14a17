import { comparePath } from './comparePath.ts';

/**
 * Where a run comes from, as far as an address can say it: a side of a ready-made comparison, a recorded step of the course, a recording that
 * this server keeps, or, on this page alone, a run that was made again and what it has become.
 */
export type RunSource =
  | { kind: 'ready'; name: string; side: string }
  | { kind: 'step'; lesson: string; step: string }
  | { kind: 'stored'; id: string }
  | { kind: 'rerun'; run: 'old' | 'made' };

export const sides = ['a', 'b'] as const;
export type Sides<T> = Record<(typeof sides)[number], T>;
export const sideNames = { a: 'A', b: 'B' } as const satisfies Sides<string>;

const pair = /^(ready|step):([\w-]+)\.([\w-]+)$/;

/** `ready:closing.end`, `step:write-is-not-data.merged`, `rerun:old`, or the id of a stored recording. Null for what is none of them. */
export function parseSource(text: string | null): RunSource | null {
  if (text === null) return null;
  const [, kind, first = '', second = ''] = pair.exec(text) ?? [];
  if (kind === 'ready') return { kind, name: first, side: second };
  if (kind === 'step') return { kind, lesson: first, step: second };
  if (text === 'rerun:old' || text === 'rerun:made')
    return { kind: 'rerun', run: text === 'rerun:old' ? 'old' : 'made' };
  return /^[\w-]{1,128}$/.test(text) ? { kind: 'stored', id: text } : null;
}

export function sourceText(source: RunSource): string {
  switch (source.kind) {
    case 'ready':
      return `ready:${source.name}.${source.side}`;
    case 'step':
      return `step:${source.lesson}.${source.step}`;
    case 'stored':
      return source.id;
    case 'rerun':
      return `rerun:${source.run}`;
  }
}

/**
 * What an address compares: `/compare/closing?a=end&b=destroy`, or `/compare?a=…&b=…` of any two. A name without sides means the first two
 * that it has.
 */
export function sourcesOf(
  name: string | undefined,
  search: string,
  sidesOf: readonly string[],
): Sides<RunSource | null> {
  const query = new URLSearchParams(search);
  if (name === undefined) return { a: parseSource(query.get('a')), b: parseSource(query.get('b')) };
  const side = (key: 'a' | 'b', other: string | undefined): RunSource | null => {
    const id = query.get(key) ?? other;
    return id !== undefined && sidesOf.includes(id) ? { kind: 'ready', name, side: id } : null;
  };
  return { a: side('a', sidesOf[0]), b: side('b', sidesOf[1]) };
}

/** Where two sources are compared, as a path of the page. A side that there is none of is left out. */
export function comparePathOf({ a, b }: Sides<RunSource | null>): string {
  if (a?.kind === 'ready' && b?.kind === 'ready' && a.name === b.name) return comparePath(a.name, a.side, b.side);
  const query = new URLSearchParams();
  if (a) query.set('a', sourceText(a));
  if (b) query.set('b', sourceText(b));
  const text = query.toString();
  return text === '' ? '/compare' : `/compare?${text}`;
}
