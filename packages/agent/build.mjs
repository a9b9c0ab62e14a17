// Bundles the agent: dist/agent.cjs (for --require; one self-contained file) and dist/agent.mjs (for --import; uses the one beside it).
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Builds both files of the agent into `folder`. */
export async function buildAgent(folder = here('dist')) {
  for (const format of ['cjs', 'mjs']) {
    const bundle = await rolldown({
      input: here(`src/agent.${format}.ts`),
      platform: 'node',
      external: [/^node:/],
      tsconfig: false,
    });
    await bundle.write({
      file: `${folder}/agent.${format}`,
      format: format === 'cjs' ? 'cjs' : 'es',
      minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
      sourcemap: false,
      comments: false,
      banner: format === 'cjs' ? "'use strict';" : '',
    });
    await bundle.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildAgent(process.argv[2]);
