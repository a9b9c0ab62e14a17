// Records real runs for the lessons: `npm run record`, or `npm run record -- <lesson> comparisons/<name> …` for some of them.

import { importTypeScript } from './lib/importTypeScript.mjs';
import { root } from './lib/paths.mjs';

const names = process.argv.slice(2);
if (names.some((name) => name === '--help' || name === '-h')) {
  console.log(
    '사용법: npm run record -- [이름 …]\n\n강의의 프로그램을 실제로 실행해 기록을 다시 만듭니다. 이름이 없으면 모두 만듭니다.\n강의는 폴더의 이름으로, 비교는 comparisons/closing과 같이 적습니다.',
  );
  process.exit();
}

const { recordCourse } = await importTypeScript('scripts/record/recordCourse.ts');
process.exitCode = await recordCourse(root, names);
