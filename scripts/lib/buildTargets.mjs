import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashFiles } from './hashFiles.mjs';
import { root } from './paths.mjs';
import { requireWritable } from './requireWritable.mjs';
import { runNode } from './runCommand.mjs';

const common = ['pnpm-lock.yaml', 'tsconfig.base.json', 'packages/protocol'];

/** The page for hosts without a server, as Vite leaves it: staticSite makes a site of it. */
export const staticPage = join(root, '.cache/static');

const pageInputs = [
  ...common,
  'apps/web',
  'packages/packets',
  'packages/timeline',
  'packages/recording',
  'packages/comparison',
  'packages/rerun',
  'packages/lessons',
  // What makes the lessons into modules of the page.
  'scripts/lib/importTypeScript.mjs',
  'scripts/lib/readMdx.mjs',
  'scripts/lib/slug.mjs',
];

// Hints for whoever works on the page (`npx vite build`) are no concern of whoever starts it.
const vite = (...options) =>
  runNode('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'error', ...options], {
    cwd: join(root, 'apps/web'),
  });

/** What is built from what, in order. `outputs` are looked for, so that a deleted one is built again. */
const targets = [
  {
    name: 'agent',
    what: '에이전트',
    inputs: [...common, 'packages/agent'],
    outputs: ['packages/agent/dist/agent.cjs', 'packages/agent/dist/agent.mjs'],
    run: () => runNode('packages/agent/build.mjs'),
  },
  {
    name: 'lab',
    what: '실험실',
    inputs: [...common, 'packages/lab', 'packages/packets'],
    outputs: ['packages/lab/dist/labProcess.mjs'],
    run: () => runNode('packages/lab/build.mjs'),
  },
  {
    name: 'server',
    what: '서버',
    inputs: [...common, 'apps/server', 'packages/lab', 'packages/packets', 'packages/lessons', 'packages/recording'],
    outputs: ['apps/server/dist/server.mjs'],
    run: () => runNode('apps/server/build.mjs'),
  },
  {
    name: 'web',
    what: '페이지',
    inputs: pageInputs,
    outputs: ['apps/web/dist/index.html'],
    run: () => vite(),
  },
  {
    name: 'static',
    what: '서버 없는 페이지',
    inputs: pageInputs,
    outputs: ['.cache/static/index.html'],
    run: () => vite('--mode', 'static', '--outDir', staticPage, '--emptyOutDir'),
  },
];

const stampFile = join(root, '.cache/build.json');

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/** What a server that is started needs. */
const ofServer = ['agent', 'lab', 'server', 'web'];

/**
 * Builds what is stale of the named targets, by the contents of its inputs. Resolves with whether anything was. Ends the process where a
 * build fails.
 */
export async function buildStale(names = ofServer) {
  const stamps = readStamps();
  let built = false;
  for (const target of targets.filter(({ name }) => names.includes(name))) {
    const stamp = hashFiles(target.inputs);
    if (stamps[target.name] === stamp && target.outputs.every((file) => existsSync(join(root, file)))) continue;
    requireWritable([stampFile, ...target.outputs.flatMap((file) => [dirname(join(root, file)), join(root, file)])]);
    const started = Date.now();
    process.stdout.write(`${target.what} 만들기… `);
    const code = await target.run();
    if (code !== 0) {
      console.error(`\n${target.what} 만들기에 실패했습니다.`);
      process.exit(code);
    }
    console.log(`${((Date.now() - started) / 1000).toFixed(1)}초`);
    mkdirSync(join(root, '.cache'), { recursive: true });
    stamps[target.name] = stamp;
    writeFileSync(stampFile, JSON.stringify(stamps, null, 2));
    built = true;
  }
  return built;
}
