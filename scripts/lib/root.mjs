import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where scripts remember what they did. Never committed, safe to delete.
 * @param {string[]} parts */
export const cachePath = (...parts) => join(root, '.cache', ...parts);
