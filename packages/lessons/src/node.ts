import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course, Lesson } from './lesson.ts';
import { type Comparison, parseComparisons } from './parseComparisons.ts';
import { parseCourse, parseLesson } from './parseLesson.ts';
import { parseTemplates, type Template } from './parseTemplates.ts';

/**
 * Reads and checks every lesson under a folder that holds `course.json` and a folder for each lesson.
 * Throws where a file is missing or a lesson breaks a rule, and says which.
 */
export async function loadCourse(folder: string): Promise<Course> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lessons = await Promise.all(names.map((name) => loadLesson(join(folder, name), name)));
  return parseCourse(await readJson(join(folder, 'course.json')), lessons);
}

/** Reads and checks the templates of the free lab: `templates.json` and a folder of programs for each. */
export async function loadTemplates(folder: string): Promise<Template[]> {
  return parseTemplates(await readJson(join(folder, 'templates.json')), await readPrograms(folder));
}

/** Reads and checks the ready-made comparisons: `comparisons.json` and a folder of programs for each. */
export async function loadComparisons(folder: string): Promise<Comparison[]> {
  return parseComparisons(await readJson(join(folder, 'comparisons.json')), await readPrograms(folder));
}

/** The text of every file in the folders of a folder, by `<folder>/<file>`. */
async function readPrograms(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const paths = await Promise.all(
    folders.map(async (id) => (await readdir(join(folder, id))).map((file) => `${id}/${file}`)),
  );
  const texts = await Promise.all(
    paths.flat().map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}

/** The text of every program the lessons and the free lab bring along, for a server that runs nothing else. */
export function builtInSources(course: Course, templates: readonly Template[]): ReadonlySet<string> {
  const ofLessons = course.lessons.flatMap((lesson) => Object.values(lesson.files));
  const ofTemplates = templates.flatMap((template) => template.files.map(({ source }) => source));
  return new Set([...ofLessons, ...ofTemplates]);
}

async function loadLesson(folder: string, name: string): Promise<Lesson> {
  const [json, steps, programNames] = await Promise.all([
    readJson(join(folder, 'lesson.json')),
    readdir(join(folder, 'steps')),
    readdir(join(folder, 'programs')),
  ]);
  const programs = await Promise.all(
    programNames.map(async (file) => [file, await readFile(join(folder, 'programs', file), 'utf8')] as const),
  );
  const lesson = parseLesson({
    json,
    programs: Object.fromEntries(programs),
    stepIds: steps.filter((file) => file.endsWith('.mdx')).map((file) => file.slice(0, -'.mdx'.length)),
  });
  if (lesson.id !== name) throw new Error(`${name}/lesson.json calls itself ${lesson.id}`);
  return lesson;
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}
