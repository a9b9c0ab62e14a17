import { z } from 'zod';
import type { Course, Lesson, Program, Step } from './lesson.ts';
import { courseSchema } from './schema/course.ts';
import { type LessonSource, lessonSchema } from './schema/lesson.ts';

/** A lesson as it lies on disk: `lesson.json` parsed as JSON, `programs/` by file name, and which `steps/*.mdx` exist. */
export interface LessonFiles {
  json: unknown;
  programs: Readonly<Record<string, string>>;
  stepIds: readonly string[];
}

/** Checks one lesson and fills in what its steps inherit. Throws an Error that names the lesson and the fault. */
export function parseLesson(files: LessonFiles): Lesson {
  const parsed = lessonSchema.safeParse(files.json);
  if (!parsed.success) throw new Error(`${nameOf(files.json)}: ${z.prettifyError(parsed.error)}`);
  const source = parsed.data;
  refuseRepeats(source);
  const program = (name: string): Program => {
    const text = files.programs[name];
    if (text === undefined) throw new Error(`${source.id}: programs/${name} is missing`);
    return { name, source: text };
  };
  const missing = source.steps.find((step) => !files.stepIds.includes(step.id));
  if (missing) throw new Error(`${source.id}: steps/${missing.id}.mdx is missing`);
  const orphan = files.stepIds.find((id) => !source.steps.some((step) => step.id === id));
  if (orphan) throw new Error(`${source.id}: steps/${orphan}.mdx belongs to no step`);
  for (const task of source.steps.flatMap((step) => step.tasks)) {
    if (task.hint?.answer) program(task.hint.answer.program);
  }
  return {
    id: source.id,
    title: source.title,
    summary: source.summary,
    chapters: source.chapters,
    steps: inheritChapters(source),
    programs: { client: program(source.programs.client), server: program(source.programs.server) },
    files: files.programs,
  };
}

/** What a lesson that may be anything calls itself. */
function nameOf(json: unknown): string {
  return typeof json === 'object' && json !== null && 'id' in json ? String(json.id) : 'a lesson without an id';
}

/** Puts checked lessons in the course's order. Throws where the course and the lessons on disk do not agree. */
export function parseCourse(json: unknown, lessons: readonly Lesson[]): Course {
  const source = courseSchema.parse(json);
  const unlisted = lessons.find((lesson) => !source.lessons.includes(lesson.id));
  if (unlisted) throw new Error(`course.json does not list ${unlisted.id}`);
  return {
    title: source.title,
    lessons: source.lessons.map((id) => {
      const lesson = lessons.find((candidate) => candidate.id === id);
      if (!lesson) throw new Error(`course.json lists ${id}, which is not there`);
      return lesson;
    }),
  };
}

function inheritChapters(source: LessonSource): Step[] {
  let current = source.chapters[0]!;
  return source.steps.map((step) => {
    const chapter = step.chapter ? source.chapters.find((one) => one.id === step.chapter) : current;
    if (!chapter) throw new Error(`${source.id}: step ${step.id} names an unknown chapter ${step.chapter}`);
    current = chapter;
    return { id: step.id, title: step.title, chapter, prediction: step.prediction ?? null, tasks: step.tasks };
  });
}

function refuseRepeats(source: LessonSource): void {
  const lists = {
    step: source.steps.map((step) => step.id),
    chapter: source.chapters.map((chapter) => chapter.id),
    task: source.steps.flatMap((step) => step.tasks.map((task) => task.id)),
    prediction: source.steps.flatMap((step) => (step.prediction ? [step.prediction.id] : [])),
  };
  for (const [kind, ids] of Object.entries(lists)) {
    const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
    if (repeated) throw new Error(`${source.id}: two ${kind}s are called ${repeated}`);
  }
}
