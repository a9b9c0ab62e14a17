import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { wireFaultKinds } from '../packages/protocol/src/fault.ts';
import { faultWords } from '../packages/timeline/src/faultWords.ts';
import { faultsOfLesson } from './lib/faultsOfLesson.ts';

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

const lessons = 'packages/lessons/lessons';
const course: { parts: { lessons: string[] }[] } = JSON.parse(read(`${lessons}/course.json`));
const lessonIds = course.parts.flatMap((part) => part.lessons);
const used = new Map(lessonIds.map((id) => [id, faultsOfLesson(JSON.parse(read(`${lessons}/${id}/lesson.json`)))]));

/** What lessons call the rows that the catalogue has in Korean alone. */
const inLessons: Record<string, readonly string[]> = {
  '이벤트 루프 막기': ['block'],
  '수락 늦추기': ['delayAccept'],
  '쉬는 소켓 닫기': ['closeIdle'],
  '빠른 실패, 리눅스 기본값': ['fast', 'linux'],
  '전원 끄기': ['power'],
};

/** Every row of the tables that have a column of lessons. */
const rows = catalogue.split('\n## ').flatMap((section) => {
  const cells = section.split('\n').flatMap((line) => {
    const inLine = line.startsWith('|') ? line.slice(1, -1).split('|') : [];
    return inLine.length > 0 ? [inLine.map((cell) => cell.trim())] : [];
  });
  return cells[0]?.at(-1) === '강의' ? cells.slice(2).map((row) => [row[0] ?? '', row.at(-1) ?? ''] as const) : [];
});

test.each(rows)('[FC2] the catalogue names the lessons that use %s, in the order of the course', (name, named) => {
  const names = inLessons[name] ?? [...name.matchAll(/SIG\w+|(?<=`)\w+/g)].map(([one]) => one);
  expect(names).not.toEqual([]);
  const using = lessonIds.filter((id) => names.some((one) => used.get(id)?.has(one)));
  expect(named.split(', ').filter(Boolean)).toEqual(using);
});

test('[FC2] a fault of every table is used by a lesson', () => {
  expect(rows.filter(([, named]) => named !== '').length).toBeGreaterThan(10);
});
