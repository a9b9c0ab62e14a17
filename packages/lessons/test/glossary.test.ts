import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const glossary = readFileSync(join(root, 'docs/GLOSSARY.md'), 'utf8');

/** The last column of every row of every table. */
function forbiddenSpellings(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|-'))
    .map((line) => line.split('|').at(-2)!.trim())
    .filter((cell) => cell !== '' && cell !== 'not')
    .flatMap((cell) => cell.split(',').map((word) => word.trim()));
}

function findForbidden(text: string, spellings: readonly string[]): string[] {
  return spellings.filter((spelling) => text.includes(spelling));
}

/** Korean text that people read: lessons, the page and the documents. Tests may quote what is forbidden. */
function textFiles(): string[] {
  const places = ['packages/lessons/lessons', 'packages/lessons/src', 'packages/timeline/src', 'packages/protocol/src'];
  const found = [...places, 'apps/web/src', 'apps/server/src', 'docs'].flatMap((place) =>
    readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map((name) => join(root, place, name)),
  );
  return [...found, join(root, 'README.md')]
    .filter((path) => /\.(?:mdx?|tsx?|json|js|html)$/.test(path) && !/\.test\.tsx?$|GLOSSARY\.md$/.test(path))
    .map((path) => relative(root, path));
}

const spellings = forbiddenSpellings(glossary);

function read(path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}

describe('glossary', () => {
  it('[GL1] finds a forbidden spelling wherever it stands', () => {
    expect(spellings).toEqual(expect.arrayContaining(['에러', '핸드쉐이크', '써버', '커넥션', '여러분']));
    expect(findForbidden('소켓 에러가 났습니다', spellings)).toEqual(['에러']);
    expect(findForbidden('오류가 났습니다', spellings)).toEqual([]);
  });

  it('[GL1] no lesson, text of the page or document uses one', () => {
    const files = textFiles();
    expect(files).toContain('packages/lessons/lessons/tcp-server-client/lesson.json');
    const guilty = files.flatMap((path) => findForbidden(read(path) ?? '', spellings).map((word) => `${path} ${word}`));
    expect(guilty).toEqual([]);
  });
});
