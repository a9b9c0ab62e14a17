// Records real runs for the lessons: `npm run record`, or `npm run record -- <lesson> comparisons/<name> …` for some of them.

import { importTypeScript } from './lib/importTypeScript.mjs';
import { root } from './lib/paths.mjs';

const { recordCourse } = await importTypeScript('scripts/record/recordCourse.ts');
process.exitCode = await recordCourse(root, process.argv.slice(2));
