import { z } from 'zod';
import { checkReferences } from './checkReferences.ts';
import type { Course, Lesson, Step } from './lesson.ts';
import { resolveProgram } from './resolveProgram.ts';
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
  const [fault] = checkReferences(source, files.programs, files.stepIds);
  if (fault) throw new Error(`${source.id}: ${fault.message}`);
  return {
    id: source.id,
    title: source.title,
    summary: source.summary,
    chapters: source.chapters,
    steps: inherit(source, files.programs),
    facts: source.facts ?? [],
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
  const ids = source.parts.flatMap((part) => part.lessons);
  const unlisted = lessons.find((lesson) => !ids.includes(lesson.id));
  if (unlisted) throw new Error(`course.json does not list ${unlisted.id}`);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated) throw new Error(`course.json lists ${repeated} twice`);
  const parts = source.parts.map((part) => ({
    ...part,
    lessons: part.lessons.map((id) => {
      const lesson = lessons.find((candidate) => candidate.id === id);
      if (!lesson) throw new Error(`course.json lists ${id}, which is not there`);
      return lesson;
    }),
  }));
  return { title: source.title, parts, lessons: parts.flatMap((part) => part.lessons) };
}

function inherit(source: LessonSource, files: Readonly<Record<string, string>>): Step[] {
  let chapter = source.chapters[0]!;
  let programs = source.programs.map((program) => resolveProgram(program, files));
  let setup = source.setup ?? {};
  return source.steps.map((step) => {
    chapter = source.chapters.find((one) => one.id === step.chapter) ?? chapter;
    if (step.programs) programs = step.programs.map((program) => resolveProgram(program, files));
    setup = step.setup ?? setup;
    return {
      id: step.id,
      title: step.title,
      chapter,
      programs,
      setup,
      prediction: step.prediction ?? null,
      tasks: step.tasks,
      exercise: step.exercise ?? null,
    };
  });
}
