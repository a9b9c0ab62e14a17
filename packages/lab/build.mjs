// Bundles the lab process into dist/labProcess.mjs. koffi stays outside: it brings a binary of its own.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Writes the bundle to `file` (an absolute path). */
export async function buildLabProcess(file = here('dist/labProcess.mjs')) {
  const bundle = await rolldown({ input: here('src/labProcess.ts'), platform: 'node', external: ['koffi'] });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildLabProcess();
