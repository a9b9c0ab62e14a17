import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comparison, Course, Lesson } from '@socketlab/lessons';
import type { Plugin } from 'vite';
import { importTypeScript } from '../../../scripts/lib/importTypeScript.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { readMdx } from '../../../scripts/lib/readMdx.mjs';
import type { ReadyComparison } from '../src/compare/readyComparison.ts';
import type { CourseIndex, Summaries } from '../src/course/courseIndex.ts';
import type { SearchEntry } from '../src/search/searchEntry.ts';

const folder = join(root, 'packages/lessons/lessons');
const recordings = join(root, 'packages/lessons/recordings');
const comparisons = join(root, 'packages/lessons/comparisons');
const prefix = 'virtual:lessons/';

/**
 * The lessons as modules of the page, made from the files that `@socketlab/lessons/node` reads and checks, so that the page carries
 * neither the schemas nor a lesson that nobody has opened:
 *
 *   virtual:lessons/index       titles, steps and ids of the whole course; how each lesson is fetched
 *   virtual:lessons/summaries   what each part and lesson is about, for the pages that say it
 *   virtual:lessons/of/<id>     one lesson, and how each of its texts is fetched
 *   virtual:lessons/search      what the search looks through
 *   virtual:lessons/recordings  where each recorded run is fetched: `<lesson>.<step>`, `comparisons/<name>.<side>`
 *   virtual:lessons/comparisons what can be compared: titles, and what to look at
 */
export function lessonModules(): Plugin {
  let loading: Promise<Course> | null = null;
  const course = () => {
    loading ??= importTypeScript('packages/lessons/src/node.ts').then(({ loadCourse }) => loadCourse(folder));
    return loading;
  };
  return {
    name: 'lessons',
    resolveId: {
      filter: { id: /^virtual:lessons\// },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: new RegExp(`^\0${prefix}`) },
      async handler(id) {
        const name = id.slice(1 + prefix.length);
        const checked = await course();
        for (const file of await readdir(folder, { recursive: true })) this.addWatchFile(join(folder, file));
        if (name === 'index') return indexModule(checked);
        if (name === 'summaries') return `export const summaries = ${json(summariesOf(checked))};`;
        if (name === 'recordings') return recordingsModule();
        if (name === 'comparisons') return comparisonsModule();
        if (name === 'search') return `export const entries = ${json(await searchEntries(checked))};`;
        const lesson = checked.lessons.find((one) => one.id === name.slice('of/'.length));
        if (!lesson) throw new Error(`there is no lesson ${name}`);
        return lessonModule(lesson);
      },
    },
    watchChange(id) {
      if (id.startsWith(folder)) loading = null;
    },
  };
}

/** A JSON text in a call of JSON.parse is read several times as fast as the same thing written as an object (V8, "The cost of JavaScript"). */
const json = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

function indexModule(course: Course): string {
  const index: CourseIndex = {
    title: course.title,
    parts: course.parts.map((part) => ({
      id: part.id,
      title: part.title,
      lessons: part.lessons.map((lesson) => ({
        id: lesson.id,
        title: lesson.title,
        steps: lesson.steps.map((step) => ({
          id: step.id,
          title: step.title,
          tasks: step.tasks.map((task) => task.id),
          prediction: step.prediction?.id ?? null,
          exercise: step.exercise?.id ?? null,
        })),
      })),
    })),
  };
  const loaders = course.lessons.map(({ id }) => `${JSON.stringify(id)}: () => import('${prefix}of/${id}')`);
  return `export const index = ${json(index)};\nexport const loaders = { ${loaders.join(', ')} };`;
}

async function recordingsModule(): Promise<string> {
  const ending = '.socketlab';
  const files = (await readdir(recordings, { recursive: true })).filter((name) => name.endsWith(ending)).sort();
  const imports = files.map(
    (name, index) => `import r${index} from ${JSON.stringify(`${join(recordings, name)}?url`)};`,
  );
  const entries = files.map((name, index) => `${JSON.stringify(name.slice(0, -ending.length))}: r${index}`);
  return `${imports.join('\n')}\nexport const recordings = { ${entries.join(', ')} };`;
}

async function comparisonsModule(): Promise<string> {
  const { loadComparisons } = await importTypeScript('packages/lessons/src/node.ts');
  const all: readonly Comparison[] = await loadComparisons(comparisons);
  const ready: ReadyComparison[] = all.map(({ name, title, text, look, sides }) => ({
    name,
    title,
    text,
    look,
    sides: sides.map((side) => ({ id: side.id, title: side.title })),
  }));
  return `export const comparisons = ${json(ready)};`;
}

function summariesOf({ parts, lessons }: Course): Summaries {
  const byId = (all: readonly { id: string; summary: string }[]) =>
    Object.fromEntries(all.map(({ id, summary }) => [id, summary]));
  return { parts: byId(parts), lessons: byId(lessons) };
}

function lessonModule(lesson: Lesson): string {
  const texts = lesson.steps.map((step) => {
    const path = join(folder, lesson.id, 'steps', `${step.id}.mdx`);
    return `${JSON.stringify(step.id)}: () => import(${JSON.stringify(path)})`;
  });
  return `export const lesson = ${json(forPage(lesson))};\nexport const texts = { ${texts.join(', ')} };`;
}

/** Without what is for tests alone: facts, wrong answers, proofs, and the programs that only they run. */
function forPage(lesson: Lesson): Lesson {
  const steps = lesson.steps.map((step) => ({
    ...step,
    prediction: step.prediction && { ...step.prediction, proof: undefined },
    tasks: step.tasks.map((task) => ({ ...task, proof: undefined })),
    exercise: step.exercise && { ...step.exercise, wrong: [] },
  }));
  // Whatever is named in what is left may be asked for.
  const named = JSON.stringify(steps);
  const files = Object.entries(lesson.files).filter(([name]) => named.includes(JSON.stringify(name)));
  return { ...lesson, facts: [], steps, files: Object.fromEntries(files) };
}

/** Backticks only mark code. */
const plain = (line: string) => line.replaceAll('`', '');

async function searchEntries(course: Course): Promise<SearchEntry[]> {
  const steps = course.lessons.flatMap((lesson) => lesson.steps.map((step) => ({ lesson, step })));
  return Promise.all(
    steps.map(async ({ lesson, step }) => {
      const { headings, passages } = readMdx(
        await readFile(join(folder, lesson.id, 'steps', `${step.id}.mdx`), 'utf8'),
      );
      const asked = step.prediction ? [{ text: plain(step.prediction.question), under: null }] : [];
      const done = step.tasks.map((task) => ({ text: plain(task.text), under: null }));
      return {
        lesson: lesson.id,
        step: step.id,
        headings: headings.map(({ text, slug }) => ({ text, slug })),
        passages: [...passages, ...asked, ...done],
      };
    }),
  );
}
