import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles } from './hashFiles.mjs';
import { root } from './root.mjs';
import { runCommand } from './runCommand.mjs';

/** Every package.json of the workspace, from the root. */
export function workspacePackages() {
  return ['apps', 'packages']
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .concat('e2e')
    .filter((folder) => existsSync(join(root, folder, 'package.json')));
}

const stampPath = join(root, 'node_modules', '.socketlab-installed');

/**
 * Installs what the lockfile says, unless that has been done already. Costs a few milliseconds then: no package manager is started.
 *
 * @param {{ announce(text: string): void }} output
 */
export async function ensureDependencies({ announce }) {
  const manifests = ['package.json', ...workspacePackages().map((folder) => `${folder}/package.json`)];
  const platform = `${process.platform} ${process.arch}`;
  const stamp = hashFiles(['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests], platform);
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;

  announce('의존성을 설치합니다. 처음에는 1분쯤 걸립니다.');
  const [command, ...prefix] = await pnpm();
  const args = [...prefix, 'install', '--frozen-lockfile'];
  // A question about rebuilding node_modules would wait for an answer that never comes.
  const { code, output } = await runCommand(command, args, { quiet: true, env: { CI: 'true' } });
  if (code !== 0) throw new Error(`의존성을 설치하지 못했습니다.\n${output}`);
  writeFileSync(stampPath, stamp);
}

/** The pinned pnpm: the one on PATH where it is that very version, else through npx, which comes with Node. @returns {Promise<[string, ...string[]]>} */
async function pnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version = packageManager.replace(/^pnpm@/, '').replace(/\+.*$/, '');
  // Asked outside the workspace, where pnpm does not try to become another version of itself.
  const found = await runCommand('pnpm', ['--version'], { quiet: true, cwd: join(root, '..') }).catch(() => null);
  if (found?.code === 0 && found.output.trim() === version) return ['pnpm'];
  return ['npx', '--yes', `pnpm@${version}`];
}
