// Fails when a lesson's recorded run is missing, or is not of its step as it is now. An argument names another folder of recordings.
import { join, resolve } from 'node:path';
import { importTypeScript } from './lib/importTypeScript.mjs';
import { root } from './lib/paths.mjs';

const { checkRecordings } = await importTypeScript('scripts/record/checkRecordings.ts');
const faults = await checkRecordings(
  join(root, 'packages/lessons/lessons'),
  resolve(process.argv[2] ?? join(root, 'packages/lessons/recordings')),
);
for (const { name, text } of faults) console.error(`${name}.socketlab: ${text}`);
if (faults.length > 0) {
  const lessons = [...new Set(faults.map(({ lesson }) => lesson))];
  console.error(`기록된 실행을 다시 만듭니다: npm run record -- ${lessons.join(' ')}`);
}
process.exitCode = faults.length > 0 ? 1 : 0;
