import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sitePage } from './sitePage.mjs';
import { sitePages } from './sitePages.mjs';

/** Lies in every folder that was written here: only such a one is emptied. */
const mark = '.socketlab-static';

/**
 * Makes a site for any web host of what Vite has built: a file for every place, since such a host knows no other. Gives the number of files and
 * bytes, or a sentence that says why nothing was written.
 *
 * @param {string} built Vite's folder
 * @param {import('./siteArguments.mjs').SiteSettings} settings
 * @param {Parameters<typeof sitePages>[0]} course
 * @param {Parameters<typeof sitePages>[1]} comparisons
 * @returns {{ files: number, bytes: number } | { problem: string }}
 */
export function writeSite(built, { base, out, source }, course, comparisons) {
  if (existsSync(out)) {
    if (!statSync(out).isDirectory())
      return { problem: `${out}은(는) 폴더가 아니어서 그대로 두었습니다. 빈 폴더를 --out으로 정합니다.` };
    if (readdirSync(out).length > 0 && !existsSync(join(out, mark)))
      return { problem: `${out} 폴더에 다른 것이 있어 그대로 두었습니다. 빈 폴더를 --out으로 정합니다.` };
    for (const name of readdirSync(out)) rmSync(join(out, name), { recursive: true });
  }
  cpSync(built, out, { recursive: true, filter: (path) => path !== join(built, 'index.html') });
  writeFileSync(join(out, mark), '');
  // GitHub Pages leaves files out whose names begin with an underscore, unless this is there.
  writeFileSync(join(out, '.nojekyll'), '');
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  for (const { path, title } of sitePages(course, comparisons)) {
    mkdirSync(join(out, path), { recursive: true });
    writeFileSync(join(out, path, 'index.html'), sitePage(page, { title, base, source }));
  }
  writeFileSync(join(out, '404.html'), sitePage(page, { title: '없는 주소', base, source }));
  const sizes = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
