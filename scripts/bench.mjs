// Bundles the benchmarks, which are TypeScript, and runs them: those of one lab, or after the word `class` those of a class.
// `--json` prints the findings as a list.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './lib/paths.mjs';
import { findBrowser } from './lib/systemNeeds.mjs';

const [set, args] =
  process.argv[2] === 'class' ? ['class/main.ts', process.argv.slice(3)] : ['main.ts', process.argv.slice(2)];
const file = join(root, '.cache/bench/main.mjs');
const bundle = await rolldown({
  input: join(root, 'scripts/bench', set),
  platform: 'node',
  external: ['@playwright/test', 'koffi', 'ws'],
});
await bundle.write({ dir: join(root, '.cache/bench'), entryFileNames: 'main.mjs', format: 'esm' });

const browser = findBrowser();
const child = spawn(process.execPath, [file, ...args], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, SOCKETLAB_ROOT: root, ...(browser ? { SOCKETLAB_CHROMIUM: browser } : {}) },
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
