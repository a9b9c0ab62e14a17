import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkProgram } from './checkProgram.mjs';
import { checkText } from './checkText.mjs';
import { tellIssue } from './issueWords.mjs';
import { readJson } from './readJson.mjs';
import { tellReference } from './referenceWords.mjs';

/**
 * @typedef {{ file: string, line: number, text: string }} Fault `file` from the folder of the lessons
 * @typedef {{ safeParse(value: unknown): { success: boolean, data?: any, error?: { issues: any[] } } }} Schema
 * @typedef {{ lessonSchema: Schema, courseSchema: Schema, glossarySchema: Schema,
 *   checkReferences(source: any, files: Record<string, string>, stepIds: readonly string[]): { path: readonly PropertyKey[], message: string }[] }} Rules
 */

/**
 * Everything that is wrong with the files of a course, each fault with its file and line. One wrong file hides nothing of another.
 *
 * @param {string} folder of course.json
 * @param {Rules} rules of packages/lessons/src/checking.ts
 * @param {ReadonlyMap<string, readonly string[]>} comparisons the sides of every ready-made comparison, by its name
 * @returns {Fault[]}
 */
export function checkLessons(folder, rules, comparisons) {
  /** @type {Fault[]} */
  const faults = [];
  const add = (/** @type {string} */ file, /** @type {{ line: number, text: string }[]} */ found) => {
    for (const { line, text } of found) faults.push({ file, line, text });
  };
  const read = (/** @type {string} */ file) => readFileSync(join(folder, file), 'utf8');
  const list = (/** @type {string} */ path) =>
    existsSync(join(folder, path)) ? readdirSync(join(folder, path)).sort() : [];

  /** A JSON file by its schema; null where it does not fit. */
  function readChecked(/** @type {string} */ file, /** @type {Schema} */ schema) {
    if (!existsSync(join(folder, file))) {
      add(file, [{ line: 1, text: '파일이 없습니다.' }]);
      return null;
    }
    const json = readJson(read(file));
    add(file, json.faults);
    if (json.faults.length > 0) return null;
    const parsed = schema.safeParse(json.value);
    if (parsed.success) return { data: parsed.data, lineOf: json.lineOf };
    add(
      file,
      (parsed.error?.issues ?? []).map((issue) => {
        const { path, text } = tellIssue(issue, json.value);
        return { line: json.lineOf(path), text };
      }),
    );
    return null;
  }

  const glossary = readChecked('glossary.json', rules.glossarySchema);
  const terms = new Set((glossary?.data ?? []).map(({ en }) => en));
  const course = readChecked('course.json', rules.courseSchema);
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  if (course) add('course.json', checkList(course, folders));

  /** @type {Map<string, Map<string, string[]>>} the anchors of every step of every lesson */
  const anchors = new Map();
  /** @type {{ file: string, lesson: string, step: string, url: string, line: number }[]} */
  const links = [];
  for (const id of folders) {
    const files = Object.fromEntries(list(`${id}/programs`).map((name) => [name, read(`${id}/programs/${name}`)]));
    for (const [name, source] of Object.entries(files)) add(`${id}/programs/${name}`, checkProgram(name, source));
    const stepIds = list(`${id}/steps`)
      .filter((name) => name.endsWith('.mdx'))
      .map((name) => name.slice(0, -'.mdx'.length));
    const lesson = readChecked(`${id}/lesson.json`, rules.lessonSchema);
    if (lesson) {
      const { data, lineOf } = lesson;
      if (data.id !== id)
        add(`${id}/lesson.json`, [{ line: lineOf(['id']), text: `id가 폴더 이름과 다릅니다. "${id}"이어야 합니다.` }]);
      add(
        `${id}/lesson.json`,
        rules
          .checkReferences(data, files, stepIds)
          .map(({ path, message }) => ({ line: lineOf(path), text: tellReference(message) })),
      );
    }
    const byStep = new Map();
    anchors.set(id, byStep);
    for (const step of stepIds) {
      const source = lesson?.data.steps.find((one) => one.id === step);
      const file = `${id}/steps/${step}.mdx`;
      const wanted = source && {
        tasks: source.tasks.length > 0,
        prediction: Boolean(source.prediction),
        exercise: Boolean(source.exercise),
      };
      const text = checkText(read(file), wanted ?? null, terms, comparisons);
      add(file, text.faults);
      byStep.set(step, text.anchors);
      links.push(...text.links.map((link) => ({ ...link, file, lesson: id, step })));
    }
  }
  for (const link of links) {
    const text = judgeLink(link, anchors);
    if (text) faults.push({ file: link.file, line: link.line, text });
  }
  return faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

/** Lessons that are listed and not there, there and not listed, or listed twice. */
function checkList({ data, lineOf }, folders) {
  const listed = data.parts.flatMap((part, at) =>
    part.lessons.map((id, index) => ({ id, path: ['parts', at, 'lessons', index] })),
  );
  const wrong = listed.flatMap(({ id, path }, index) => {
    if (!folders.includes(id)) return [{ line: lineOf(path), text: `${id}라는 폴더가 없습니다.` }];
    if (listed.findIndex((one) => one.id === id) !== index)
      return [{ line: lineOf(path), text: `${id}가 두 번 있습니다.` }];
    return [];
  });
  const missing = folders.filter((id) => !listed.some((one) => one.id === id));
  return [
    ...wrong,
    ...missing.map((id) => ({ line: lineOf(['parts']), text: `${id} 폴더가 어느 부(part)에도 없습니다.` })),
  ];
}

/** Places of the page outside the lessons. */
const places = new Set(['/', '/lab', '/glossary', '/compare']);

/** Why a link inside the course leads nowhere, or null. */
function judgeLink({ url, lesson, step }, anchors) {
  if (/^[a-z]+:/.test(url)) return null;
  const [path = '', hash] = url.split('#');
  const [, lessons, toLesson, toStep] = path === '' ? ['', 'lessons', lesson, step] : path.split('/');
  if (places.has(path)) return null;
  if (!path.startsWith('/') && path !== '') return `링크 ${url}: 강의 안의 주소는 /lessons/…로 적습니다.`;
  const steps = lessons === 'lessons' ? anchors.get(toLesson ?? '') : undefined;
  if (!steps) return `링크 ${url}: 그런 강의가 없습니다.`;
  if (toStep === undefined || toStep === 'print') return null;
  const found = steps.get(toStep);
  if (!found) return `링크 ${url}: 그런 단계가 없습니다.`;
  if (hash !== undefined && !found.includes(decodeURIComponent(hash))) return `링크 ${url}: 그런 제목이 없습니다.`;
  return null;
}
