import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './paths.mjs';

const skipped = new Set(['node_modules', 'dist', '.cache', '.git', 'test', 'bench']);
const isTest = /\.test\.tsx?$/;

/**
 * One hash over the names and contents of files. Contents, not times: a checkout or a copy must not rebuild anything.
 *
 * @param {readonly string[]} paths files and folders, from the root; what isn't there counts as such
 * @param {string} [salt] what else the result depends on
 */
export function hashFiles(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const file of paths.flatMap((path) => filesOf(join(root, path))).sort()) {
    const content = readFileSync(file);
    hash.update(`\0${relative(root, file).split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && !isTest.test(entry.name))
    .flatMap((entry) => {
      if (entry.isDirectory()) return filesOf(join(path, entry.name));
      // A program run by hand may have left a Unix socket behind; only files have contents.
      return entry.isFile() ? [join(path, entry.name)] : [];
    });
}
