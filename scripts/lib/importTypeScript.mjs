import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { root } from './paths.mjs';

/**
 * Imports a module of ours into this very Node, which may be too old to read TypeScript: bundled first, with all it imports.
 *
 * @param {string} file from the root
 */
export async function importTypeScript(file) {
  const { output } = await build({
    input: join(root, file),
    platform: 'node',
    write: false,
    output: { format: 'esm', codeSplitting: false },
  });
  const { code } = output[0];
  const folder = join(root, '.cache/modules');
  mkdirSync(folder, { recursive: true });
  // Named by its content: a module is imported once, and a changed one is another.
  const path = join(folder, `${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`);
  writeFileSync(path, code);
  return import(pathToFileURL(path).href);
}
