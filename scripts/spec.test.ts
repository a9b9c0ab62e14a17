import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const spec = readFileSync(join(root, 'docs/SPEC.md'), 'utf8');
const idsIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, id]) => id ?? '');
const rules = idsIn(spec, /^- \*\*\[([A-Z]{2}\d+)\]\*\*/gm);

/** Rules that a whole run of `npm test` proves and no single test. */
const unquoted = ['ST4'];

const skipped = new Set(['node_modules', 'dist']);

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : testFiles(join(folder, entry.name));
    return /\.(?:test|spec)\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : [];
  });
}

/** Every id in brackets, by the test file it stands in. */
const quoted = ['apps', 'packages', 'scripts', 'e2e']
  .flatMap((folder) => testFiles(join(root, folder)))
  .map((file) => ({ file, ids: idsIn(readFileSync(file, 'utf8'), /\[([A-Z]{2}\d+)\]/g) }));

test('[ST11] every rule has an id of its own', () => {
  expect(rules.length).toBeGreaterThan(100);
  expect(rules.filter((id, index) => rules.indexOf(id) !== index)).toEqual([]);
  // A rule written in another way would be one that nobody counts.
  expect(idsIn(spec, /\[([A-Z]{2}\d+)\]/g).filter((id) => !rules.includes(id))).toEqual([]);
});

test('[ST11] every id that a test quotes is a rule', () => {
  const unknown = quoted.flatMap(({ file, ids }) =>
    ids.filter((id) => !rules.includes(id)).map((id) => `${id} ${file}`),
  );
  expect(unknown).toEqual([]);
});

test('[ST11] every rule is quoted by a test', () => {
  const known = new Set(quoted.flatMap(({ ids }) => ids));
  expect(rules.filter((id) => !known.has(id))).toEqual(unquoted);
});
