import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from './buildTargets.mjs';
import { root } from './paths.mjs';
import { runNode } from './runCommand.mjs';

const bin = (name) => join(root, 'node_modules', name);
const vitest = bin('vitest/vitest.mjs');
const playwright = bin('@playwright/test/cli.js');

/** Every tsconfig that is a program of its own. */
function tsconfigs() {
  const members = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  return ['.', 'e2e', ...members].flatMap((folder) =>
    ['tsconfig.json', 'tsconfig.test.json', 'tsconfig.build.json']
      .map((file) => join(folder, file))
      .filter((file) => existsSync(join(root, file))),
  );
}

async function inTurn(steps) {
  for (const step of steps) {
    const code = await step();
    if (code !== 0) return code;
  }
  return 0;
}

/** Format, lint, types, import rules, lessons, unused code: stops at the first that fails. */
async function check() {
  const code = await inTurn([
    () => runNode(bin('@biomejs/biome/bin/biome'), ['ci', '--error-on-warnings', '.']),
    ...tsconfigs().map((file) => () => runNode(bin('typescript/bin/tsc'), ['-p', file])),
    () => runNode('scripts/checkImports.mjs'),
    () => runNode('scripts/checkLessons.mjs'),
    () => runNode('scripts/checkRecordings.mjs'),
    () => runNode(bin('knip/bin/knip.js')),
  ]);
  // Most of them say nothing where nothing is wrong.
  if (code === 0) console.log('모두 맞습니다.');
  return code;
}

const json = (name) => ['--reporter=default', '--reporter=json', `--outputFile.json=test-results/${name}.json`];

/** @type {Record<string, (args: readonly string[]) => Promise<number>>} */
export const tasks = {
  build: async () => {
    if (!(await buildStale())) console.log('새로 만들 것이 없습니다.');
    return 0;
  },
  // These import what has to be installed first.
  'build:static': async (args) => (await import('./staticSite/buildSite.mjs')).buildSite(args),
  record: (args) => runNode('scripts/record.mjs', args),
  check,
  unit: (args) => runNode(vitest, ['run', '--project', 'unit', ...json('unit'), ...args]),
  integration: async (args) => {
    await buildStale();
    return runNode(vitest, ['run', '--project', 'integration', ...json('integration'), ...args]);
  },
  e2e: async (args) => {
    await buildStale();
    // Here rather than in the tests, which have a time limit. Whoever names another project needs no static site.
    if (!args.some((arg) => arg.startsWith('--project')) || args.some((arg) => arg.endsWith('static')))
      await buildStale(['static']);
    return runNode(playwright, ['test', '--config', 'e2e/playwright.config.ts', ...args]);
  },
  screenshots: async (args) => {
    await buildStale();
    return runNode(playwright, ['test', '--config', 'e2e/screenshots.config.ts', ...args]);
  },
  bench: (args) => runNode('scripts/bench.mjs', args),
  'bench:class': (args) => runNode('scripts/bench.mjs', ['class', ...args]),
  format: () => runNode(bin('@biomejs/biome/bin/biome'), ['check', '--write', '.']),
};
