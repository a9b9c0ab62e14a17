import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { wireFaultKinds } from '../packages/protocol/src/fault.ts';
import { faultWords } from '../packages/timeline/src/faultWords.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'apps/web/src/faults/kinds');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const catalogue = read('docs/faults.md');

/** The sentences of one kind, as the page says them. */
function sentences(file: string): string[] {
  const about = /about: \{([\s\S]*?)\n {2}\}/.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? '';
  return [...about.matchAll(/(?:kernel|node):\s*(?:'([^']*)'|"([^"]*)")/g)].map(([, one, other]) => one ?? other ?? '');
}

function wordsOf(kind: string) {
  const known = wireFaultKinds.find((one) => one === kind);
  if (known === undefined) throw new RangeError(`no fault of the wire: ${kind}`);
  return faultWords[known];
}

test.each(readdirSync(folder))('[FC1] the catalogue says of %s what the page says', (file) => {
  const found = sentences(file);
  expect(found).toHaveLength(2);
  const kind = file.replace('.tsx', '');
  const row = catalogue.split('\n').find((line) => line.startsWith(`| \`${kind}\``)) ?? '';
  const [, , , onWire, ofKernel, ofNode] = row.split('|').map((cell) => cell.trim());
  expect([ofKernel, ofNode]).toEqual(found);
  expect(onWire).toBe(wordsOf(kind).explain);
});

test('[FC1] the catalogue names every fault of the wire as the page does, and no other', () => {
  const rows = [...catalogue.matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)].map(([, kind, name]) => [kind, name]);
  expect(rows.toSorted()).toEqual(wireFaultKinds.map((kind) => [kind, wordsOf(kind).name]).toSorted());
});
