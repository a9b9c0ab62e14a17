// Bundles the lab process into dist/labProcess.mjs. koffi stays outside: it brings a binary of its own.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles any entry of this package the same way. Both are absolute paths. */
export async function bundle(input, file) {
  const build = await rolldown({ input, platform: 'node', external: ['koffi'] });
  await build.write({ file, format: 'esm', codeSplitting: false });
  await build.close();
}

/** Writes the bundled lab process to `file` (an absolute path). */
export async function buildLabProcess(file = here('dist/labProcess.mjs')) {
  await bundle(here('src/labProcess.ts'), file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildLabProcess();
