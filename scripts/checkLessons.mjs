// Fails when a file of the course is wrong, and says file, line and what is wrong. An argument names another folder of lessons.
import { join, relative, resolve } from 'node:path';
import { importTypeScript } from './lib/importTypeScript.mjs';
import { checkLessons } from './lib/lessonCheck/checkLessons.mjs';
import { root } from './lib/paths.mjs';

const folder = resolve(process.argv[2] ?? join(root, 'packages/lessons/lessons'));
const faults = checkLessons(folder, await importTypeScript('packages/lessons/src/checking.ts'));
for (const { file, line, text } of faults)
  console.error(`${relative(process.cwd(), join(folder, file))}:${line}: ${text}`);
process.exitCode = faults.length > 0 ? 1 : 0;
