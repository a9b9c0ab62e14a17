import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const documents = [
  join(root, 'README.md'),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, 'docs', name)),
];

/** Where links and pictures of a document lead, without those to other sites. */
const targetsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)]
    .map(([, link, source]) => link ?? source ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));

/** Headings as GitHub makes anchors of them: lower case, no punctuation, hyphens for spaces. */
const anchorsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

test('[ST12] every link of the documents leads somewhere', () => {
  const broken = documents.flatMap((file) =>
    targetsOf(file).flatMap((target) => {
      const [path = '', anchor] = target.split('#');
      const to = path === '' ? file : join(dirname(file), decodeURIComponent(path));
      const found = existsSync(to) && (anchor === undefined || anchorsOf(to).includes(decodeURIComponent(anchor)));
      return found ? [] : [`${relative(root, file)}: ${target}`];
    }),
  );
  expect(documents.flatMap(targetsOf).length).toBeGreaterThan(5);
  expect(broken).toEqual([]);
});

test('[ST12] decisions are numbered without gap, and each says its number', () => {
  const folder = join(root, 'docs/adr');
  const names = readdirSync(folder).sort();
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `));
    for (const part of ['**Decision.**', '**Consequence.**']) expect(text, name).toContain(part);
  }
});
