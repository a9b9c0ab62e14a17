import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashFiles } from './hashFiles.mjs';
import { cachePath, root } from './root.mjs';
import { runCommand } from './runCommand.mjs';

/**
 * What can be built, from what, to what. A step runs only when its inputs have changed or an output is gone.
 *
 * @typedef {{ name: string, label: string, inputs: string[], outputs: string[], run(): Promise<{ code: number, output: string }> }} BuildStep
 */

const shared = ['pnpm-lock.yaml', 'tsconfig.base.json', 'scripts/lib/buildSteps.mjs'];
const pure = ['packages/protocol', 'packages/packets', 'packages/timeline'];
/** @param {string} script @param {readonly string[]} [args] @param {string} [cwd] */
const node = (script, args = [], cwd = root) => runCommand(process.execPath, [script, ...args], { quiet: true, cwd });

/** @type {BuildStep[]} */
const steps = [
  {
    name: 'agent',
    label: '에이전트',
    inputs: ['packages/agent', 'packages/protocol', ...shared],
    outputs: ['packages/agent/dist/agent.cjs', 'packages/agent/dist/agent.mjs'],
    run: () => node('packages/agent/build.mjs'),
  },
  {
    name: 'lab',
    label: '실험실',
    inputs: ['packages/lab', 'packages/protocol', 'packages/packets', ...shared],
    outputs: ['packages/lab/dist/labProcess.mjs'],
    run: () => node('packages/lab/build.mjs'),
  },
  {
    name: 'server',
    label: '서버',
    inputs: ['apps/server', 'packages/lab', 'packages/lessons/src', 'packages/protocol', ...shared],
    outputs: ['apps/server/dist/server.mjs'],
    run: () => node('apps/server/build.mjs'),
  },
  {
    name: 'web',
    label: '화면',
    inputs: ['apps/web', 'packages/lessons', ...pure, ...shared],
    outputs: ['apps/web/dist/index.html'],
    run: () => node('node_modules/vite/bin/vite.js', ['build'], join(root, 'apps/web')),
  },
];

/**
 * Builds what is stale.
 *
 * @param {{ announce(text: string): void }} output
 */
export async function buildStale({ announce }) {
  const stampsPath = cachePath('build.json');
  /** @type {Record<string, string>} */
  const stamps = existsSync(stampsPath) ? JSON.parse(readFileSync(stampsPath, 'utf8')) : {};
  for (const step of steps) {
    const hash = hashFiles(step.inputs);
    if (stamps[step.name] === hash && step.outputs.every((path) => existsSync(join(root, path)))) continue;
    announce(`${step.label} 만드는 중`);
    const { code, output } = await step.run();
    if (code !== 0) throw new Error(`${step.label}: 만들지 못했습니다.\n${output}`);
    // Written after each step: what was built before a later one failed need not be built again.
    stamps[step.name] = hash;
    mkdirSync(dirname(stampsPath), { recursive: true });
    writeFileSync(stampsPath, JSON.stringify(stamps, null, 2));
  }
}
