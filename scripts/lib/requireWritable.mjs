import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from './paths.mjs';

/** @param {string} path */
function mayWrite(path) {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path @returns {string} itself, or the folder in which it would be made */
const standing = (path) => (existsSync(path) || dirname(path) === path ? path : standing(dirname(path)));

/**
 * Why these files can't be made, or null: some belong to somebody else, as after one `sudo npm start`.
 *
 * @param {readonly string[]} paths
 */
export function writeProblem(paths) {
  const foreign = paths.map(standing).find((path) => !mayWrite(path));
  if (foreign === undefined) return null;
  const remedy = process.platform === 'win32' ? '' : ` (예: sudo chown -R "$(id -un)" "${root}")`;
  return `${foreign}에 쓸 권한이 없습니다. 소켓랩 폴더의 주인으로 시작하거나 주인을 바꿉니다.${remedy}`;
}

/**
 * Ends the process with a sentence where these files can't be made.
 *
 * @param {readonly string[]} paths
 */
export function requireWritable(paths) {
  const problem = writeProblem(paths);
  if (problem === null) return;
  console.error(problem);
  process.exit(1);
}
