// Fails when a file of the course is wrong, and says file, line and what is wrong. An argument names another folder of lessons.
import { join, relative, resolve } from 'node:path';
import { importTypeScript } from './lib/importTypeScript.mjs';
import { checkComparisons } from './lib/lessonCheck/checkComparisons.mjs';
import { checkLessons } from './lib/lessonCheck/checkLessons.mjs';
import { root } from './lib/paths.mjs';

const folder = resolve(process.argv[2] ?? join(root, 'packages/lessons/lessons'));
const comparisonsFolder = join(root, 'packages/lessons/comparisons');
const rules = await importTypeScript('packages/lessons/src/checking.ts');
const comparisons = checkComparisons(comparisonsFolder, join(root, 'packages/lessons/recordings/comparisons'), rules);
const faults = [
  ...checkLessons(folder, rules, comparisons.sides).map((fault) => ({ ...fault, folder })),
  ...comparisons.faults.map((fault) => ({ ...fault, folder: comparisonsFolder })),
];
for (const { folder: from, file, line, text } of faults)
  console.error(`${relative(process.cwd(), join(from, file))}:${line}: ${text}`);
process.exitCode = faults.length > 0 ? 1 : 0;
