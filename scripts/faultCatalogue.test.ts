import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'apps/web/src/faults/kinds');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const catalogue = read('docs/faults.md');

/** The sentences of one kind, as the page says them. */
function sentences(file: string): string[] {
  const about = /about: \{([\s\S]*?)\n {2}\}/.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? '';
  return [...about.matchAll(/(?:kernel|node):\s*(?:'([^']*)'|"([^"]*)")/g)].map(([, one, other]) => one ?? other ?? '');
}

test.each(readdirSync(folder))('[FC1] the catalogue says of %s what the page says', (file) => {
  const found = sentences(file);
  expect(found).toHaveLength(2);
  const kind = file.replace('.tsx', '');
  const row = catalogue.split('\n').find((line) => line.startsWith(`| \`${kind}\``)) ?? '';
  for (const sentence of found) expect(row).toContain(sentence);
});
