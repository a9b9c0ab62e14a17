import { join, relative } from 'node:path';
import { buildStale, staticPage } from '../buildTargets.mjs';
import { importTypeScript } from '../importTypeScript.mjs';
import { root } from '../paths.mjs';
import { parseSiteArguments, usage } from './siteArguments.mjs';
import { writeSite } from './writeSite.mjs';

/**
 * `npm run build:static`. Resolves with an exit code.
 *
 * @param {readonly string[]} args
 */
export async function buildSite(args) {
  const parsed = parseSiteArguments(args, root);
  if ('help' in parsed) {
    console.log(usage);
    return 0;
  }
  if ('problem' in parsed) {
    console.error(`${parsed.problem}\n\n${usage}`);
    return 2;
  }
  await buildStale(['static']);
  const { loadComparisons, loadCourse } = await importTypeScript('packages/lessons/src/node.ts');
  const [course, comparisons] = await Promise.all([
    loadCourse(join(root, 'packages/lessons/lessons')),
    loadComparisons(join(root, 'packages/lessons/comparisons')),
  ]);
  const { settings } = parsed;
  const written = writeSite(staticPage, settings, course, comparisons);
  if ('problem' in written) {
    console.error(written.problem);
    return 1;
  }
  const size = (written.bytes / 1024 / 1024).toFixed(1);
  const folder = relative(root, settings.out);
  console.log(`${folder.startsWith('..') ? settings.out : folder}: 파일 ${written.files}개, ${size} MB`);
  console.log(`이 폴더를 그대로 웹 호스트의 ${settings.base}에 올립니다. 서버 프로그램은 필요하지 않습니다.`);
  return 0;
}
