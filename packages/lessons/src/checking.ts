// What `scripts/checkLessons.mjs` judges the files of a lesson by, one file at a time.
export { checkReferences } from './checkReferences.ts';
export { parseComparisons } from './parseComparisons.ts';
export { courseSchema } from './schema/course.ts';
export { glossarySchema } from './schema/glossary.ts';
export { lessonSchema } from './schema/lesson.ts';
