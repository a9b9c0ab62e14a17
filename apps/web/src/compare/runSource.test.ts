import { expect, test } from 'vitest';
import { comparePathOf, parseSource, type RunSource, sourcesOf, sourceText } from './runSource.ts';

const sources: RunSource[] = [
  { kind: 'ready', name: 'half-open', side: 'closed' },
  { kind: 'step', lesson: 'write-is-not-data', step: 'by-hand' },
  { kind: 'stored', id: 'Zx3_-9' },
  { kind: 'rerun', run: 'made' },
];

test('[VS20] every source is what its text says, and what is none is none', () => {
  for (const source of sources) expect(parseSource(sourceText(source))).toEqual(source);
  for (const text of [null, '', '../x', 'ready:', 'https://elsewhere.example', 'a b'])
    expect(parseSource(text)).toBeNull();
});

test('[VS20] an address says what is compared, and gives it back', () => {
  for (const a of sources)
    for (const b of [...sources, null]) {
      const url = new URL(comparePathOf({ a, b }), 'http://x');
      const name = /^\/compare\/(.+)$/.exec(url.pathname)?.[1];
      expect(sourcesOf(name, url.search, ['closed', 'open'])).toEqual({ a, b });
    }
  const closing = (side: string): RunSource => ({ kind: 'ready', name: 'closing', side });
  expect(comparePathOf({ a: closing('end'), b: closing('destroy') })).toBe('/compare/closing?a=end&b=destroy');
  expect(sourcesOf('closing', '', ['end', 'destroy', 'reset'])).toEqual({ a: closing('end'), b: closing('destroy') });
  expect(sourcesOf('closing', '?a=reset&b=gone', ['end', 'reset'])).toEqual({ a: closing('reset'), b: null });
});
