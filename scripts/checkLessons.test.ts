import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as rules from '../packages/lessons/src/checking.ts';
import { checkComparisons } from './lib/lessonCheck/checkComparisons.mjs';
import { checkLessons } from './lib/lessonCheck/checkLessons.mjs';
import { parts } from './lib/lessonCheck/checkText.mjs';

const lessons = fileURLToPath(new URL('../packages/lessons/lessons', import.meta.url));
const comparisonsFolder = fileURLToPath(new URL('../packages/lessons/comparisons', import.meta.url));
const recordings = fileURLToPath(new URL('../packages/lessons/recordings', import.meta.url));
const lessonFile = 'tcp-server-client/lesson.json';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lessons-'));
  // One lesson of its own: what others write into the course is no concern of this test.
  cpSync(join(lessons, 'tcp-server-client'), join(folder, 'tcp-server-client'), { recursive: true });
  cpSync(join(lessons, 'glossary.json'), join(folder, 'glossary.json'));
  const part = { id: 'one', title: '하나', summary: '하나입니다.', lessons: ['tcp-server-client'] };
  writeFileSync(join(folder, 'course.json'), JSON.stringify({ title: '강의', parts: [part] }, null, 2));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Changes a file of the copy, and gives the line on which the change begins. */
function spoil(file: string, before: string, after: string): number {
  const text = readFileSync(join(folder, file), 'utf8');
  const at = text.indexOf(before);
  if (at < 0) throw new Error(`${file} has no ${before}`);
  writeFileSync(join(folder, file), text.slice(0, at) + after + text.slice(at + before.length));
  return text.slice(0, at).split('\n').length;
}

const comparisons = new Map([['closing', ['end', 'destroy']]]);
const found = () => checkLessons(folder, rules, comparisons).map(({ file, line, text }) => `${file}:${line}: ${text}`);

describe('[RD20] the check of the lessons', () => {
  test('finds nothing in a lesson that is right, and nothing in the course', () => {
    expect(found()).toEqual([]);
    const ready = checkComparisons(comparisonsFolder, join(recordings, 'comparisons'), rules);
    expect(ready.faults).toEqual([]);
    expect(checkLessons(lessons, rules, ready.sides)).toEqual([]);
  });

  test('names file, line and fault of a wrong lesson.json, several at once', () => {
    const lines = [
      spoil(lessonFile, '"on": "spawn"', '"on": "spwan"'),
      spoil(lessonFile, '"title": "아무도 기다리지 않는다면"', '"titel": "아무도 기다리지 않는다면"'),
      spoil(lessonFile, '"answer": "client"', '"answer": "same"'),
    ];
    const faults = found();
    expect(faults.find((fault) => fault.startsWith(`${lessonFile}:${lines[0]}: `))).toContain('"spwan"');
    expect(faults.find((fault) => fault.startsWith(`${lessonFile}:${lines[1]}: `))).toContain(
      '모르는 이름입니다: titel',
    );
    expect(faults.find((fault) => fault.startsWith(`${lessonFile}:${lines[2]}: `))).toContain('"when"이 있는 선택지');
    expect(faults.some((fault) => fault.includes('steps[1].title: 빠졌습니다.'))).toBe(true);
  });

  test('names the place of broken JSON, and goes on with the other files', () => {
    const line = spoil(lessonFile, '"title": "TCP 서버와 클라이언트",', '"title": "TCP 서버와 클라이언트"');
    spoil('tcp-server-client/steps/close.mdx', '<Predict>', '<Guess>');
    const faults = found();
    expect(faults).toContain(`${lessonFile}:${line + 1}: 값 사이에 쉼표가 와야 합니다.`);
    expect(faults.some((fault) => fault.startsWith('tcp-server-client/steps/close.mdx:'))).toBe(true);
  });

  test('names what leads nowhere: a file, a chapter, a step', () => {
    spoil(lessonFile, '"chapter": "client"', '"chapter": "gone"');
    rmSync(join(folder, 'tcp-server-client/programs/client-open.js'));
    rmSync(join(folder, 'tcp-server-client/steps/write.mdx'));
    const faults = found().join('\n');
    expect(faults).toMatch(/lesson\.json:\d+: chapters에 gone이라는 id가 없습니다\./);
    expect(faults).toMatch(/lesson\.json:\d+: programs\/client-open\.js 파일이 없습니다\./);
    expect(faults).toMatch(/lesson\.json:\d+: steps\/write\.mdx 파일이 없습니다\./);
  });

  test('names what is wrong with a text: parts, terms, links, headings, syntax', () => {
    const text = 'tcp-server-client/steps/data.mdx';
    const tasks = spoil(text, '<Tasks />', '<Taks />');
    const term = spoil(text, 'en="stream"', 'en="strem"');
    writeFileSync(
      join(folder, text),
      `${readFileSync(join(folder, text), 'utf8')}\n# 제목\n\n[길](/lessons/tcp-server-client/gone) [또](#없음) [앞](/lessons/tcp-server-client/data)\n`,
    );
    const open = spoil('tcp-server-client/steps/connect.mdx', '</Predict>', '');
    const faults = found();
    expect(faults.some((fault) => fault.startsWith(`${text}:${tasks}: <Taks>라는 부품은 없습니다.`))).toBe(true);
    expect(faults.some((fault) => fault.startsWith(`${text}:`) && fault.includes('<Tasks>가 빠졌습니다.'))).toBe(true);
    expect(faults).toContain(`${text}:${term}: 용어 "strem"의 뜻이 glossary.json에 없습니다.`);
    expect(faults.filter((fault) => fault.includes('링크'))).toEqual([
      expect.stringMatching(/data\.mdx:\d+: 링크 \/lessons\/tcp-server-client\/gone: 그런 단계가 없습니다\.$/),
      expect.stringMatching(/data\.mdx:\d+: 링크 #없음: 그런 제목이 없습니다\.$/),
    ]);
    expect(faults.some((fault) => /data\.mdx:\d+: 제목은 ##나 ###로/.test(fault))).toBe(true);
    const mdx = faults.find((fault) => fault.startsWith('tcp-server-client/steps/connect.mdx:'));
    expect(mdx).toContain('MDX를 읽지 못했습니다.');
    expect(Number(mdx?.split(':')[1])).toBeLessThanOrEqual(open);
  });

  test('[VS12] names a comparison that is not there, a side that it does not have, and a recording that is missing', () => {
    const text = 'tcp-server-client/steps/data.mdx';
    const whole = readFileSync(join(folder, text), 'utf8').trimEnd();
    const lines = whole.split('\n').length;
    writeFileSync(
      join(folder, text),
      `${whole}\n\n<Compare name="closing" a="end" b="destroy" />\n\n<Compare name="gone" a="end" b="destroy" />\n\n<Compare name="closing" a="end" b="reset" />\n\n<Compare name="closing" a="end" />\n`,
    );
    expect(found()).toEqual([
      `${text}:${lines + 4}: <Compare>: "gone"라는 비교가 comparisons.json에 없습니다.`,
      `${text}:${lines + 6}: <Compare>: closing에 "reset"라는 쪽이 없습니다. 있는 것: end, destroy.`,
      `${text}:${lines + 8}: <Compare>에 b="…"가 빠졌습니다.`,
    ]);
    const { faults } = checkComparisons(comparisonsFolder, folder, rules);
    expect(faults.map((fault) => fault.text)).toContain(
      'closing.end의 기록이 없습니다. npm run record -- comparisons/closing을 실행합니다.',
    );
  });

  test('names the line of a program that is no JavaScript or too wide, and lets a probe be wide', () => {
    const name = 'tcp-server-client/programs/server.js';
    const length = readFileSync(join(folder, name), 'utf8').split('\n').length;
    writeFileSync(
      join(folder, name),
      `${readFileSync(join(folder, name), 'utf8')}const 값 = ;\n// ${'x'.repeat(50)}\n`,
    );
    const faults = found();
    expect(faults.some((fault) => fault.startsWith(`${name}:${length}: 자바스크립트로 읽을 수 없습니다.`))).toBe(true);
    expect(faults).toContain(`${name}:${length + 1}: 53칸입니다. 한 행은 48칸까지입니다.`);
    const probe = readFileSync(join(folder, 'tcp-server-client/programs/probe-greeting.js'), 'utf8');
    expect(Math.max(...probe.split('\n').map((line) => line.length))).toBeGreaterThan(48);
  });

  test('names a lesson that no part lists', () => {
    cpSync(join(folder, 'tcp-server-client'), join(folder, 'second'), { recursive: true });
    const faults = found();
    expect(faults.some((fault) => /^course\.json:\d+: second 폴더가 어느 부/.test(fault))).toBe(true);
    expect(faults.some((fault) => fault.startsWith('second/lesson.json:2: id가 폴더 이름과 다릅니다.'))).toBe(true);
  });

  test('knows the parts that the page has', () => {
    const source = readFileSync(new URL('../apps/web/src/lesson/stepParts.tsx', import.meta.url), 'utf8');
    const shown = /stepParts = \{([^}]*)\}/.exec(source)?.[1] ?? '';
    const names = shown.match(/\b[A-Z]\w+(?=,)/g)?.filter((name) => !/Heading|Link/.test(name));
    expect(names?.toSorted()).toEqual(Object.keys(parts).toSorted());
  });
});
