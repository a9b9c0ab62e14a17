// Bundles the benchmarks, which are TypeScript, and runs them: those of one lab, or after the word `class` those of a class.
// What can be asked of them: `--help`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { parseBenchArguments } from './lib/benchArguments.mjs';
import { buildStale } from './lib/buildTargets.mjs';
import { root } from './lib/paths.mjs';
import { findBrowser } from './lib/systemNeeds.mjs';

const ofClass = process.argv[2] === 'class';
const set = ofClass ? 'class/main.ts' : 'main.ts';
const parsed = parseBenchArguments(ofClass ? 'bench:class' : 'bench', process.argv.slice(ofClass ? 3 : 2));
if ('help' in parsed) {
  console.log(parsed.help);
  process.exit();
}
if ('problem' in parsed) {
  console.error(parsed.problem);
  process.exit(2);
}
const { only, json } = parsed.settings;
await buildStale();
const file = join(root, '.cache/bench/main.mjs');
const bundle = await rolldown({
  input: join(root, 'scripts/bench', set),
  platform: 'node',
  external: ['@playwright/test', 'koffi', 'ws'],
});
await bundle.write({ dir: join(root, '.cache/bench'), entryFileNames: 'main.mjs', format: 'esm' });

const browser = findBrowser();
const child = spawn(process.execPath, [file, `--only=${only}`, ...(json ? ['--json'] : [])], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, SOCKETLAB_ROOT: root, ...(browser ? { SOCKETLAB_CHROMIUM: browser } : {}) },
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
