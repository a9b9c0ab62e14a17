import { type Course, parseCourse, parseLesson } from '@socketlab/lessons';
import courseJson from '@socketlab/lessons/lessons/course.json';
import type { MDXContent } from 'mdx/types';

const lessonFiles = import.meta.glob<unknown>('../../../../packages/lessons/lessons/*/lesson.json', {
  eager: true,
  import: 'default',
});
const programFiles = import.meta.glob<string>('../../../../packages/lessons/lessons/*/programs/*', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const stepFiles = import.meta.glob<MDXContent>('../../../../packages/lessons/lessons/*/steps/*.mdx', {
  eager: true,
  import: 'default',
});

/** The files of one lesson's folder by what comes after `marker`, without their ending. */
function filesOf<T>(all: Record<string, T>, marker: string, ending = ''): Record<string, T> {
  const found = Object.entries(all).filter(([path]) => path.includes(marker));
  return Object.fromEntries(
    found.map(([path, file]) => [path.slice(path.indexOf(marker) + marker.length, path.length - ending.length), file]),
  );
}

/** Every lesson, checked when the page loads: the same rules as on disk (`@socketlab/lessons/node`). */
export const course: Course = parseCourse(
  courseJson,
  Object.entries(lessonFiles).map(([path, json]) => {
    const folder = path.slice(0, -'/lesson.json'.length);
    return parseLesson({
      json,
      programs: filesOf(programFiles, `${folder}/programs/`),
      stepIds: Object.keys(filesOf(stepFiles, `${folder}/steps/`, '.mdx')),
    });
  }),
);

/** The text of a step. */
export function stepText(lesson: string, step: string): MDXContent {
  const text = stepFiles[`../../../../packages/lessons/lessons/${lesson}/steps/${step}.mdx`];
  if (!text) throw new Error(`no text for ${lesson}/${step}`);
  return text;
}
