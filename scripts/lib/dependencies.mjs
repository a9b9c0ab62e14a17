import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashFiles } from './hashFiles.mjs';
import { root } from './paths.mjs';
import { requireWritable } from './requireWritable.mjs';
import { runCommand } from './runCommand.mjs';

const readManifest = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Why this version of Node won't do, or null: it is older than what everything here needs.
 *
 * @param {string} version
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  const needed = readManifest().engines.node.replace(/^>=(\S+) <(\S+)$/, '$1 이상 $2 미만');
  return `Node.js ${needed}이 필요합니다. 지금은 ${version}입니다. https://nodejs.org에서 LTS 판을 설치한 뒤에 다시 시작합니다.`;
}

/** Ends the process with a sentence where this Node is too old. */
export function requireNode() {
  const problem = nodeProblem(process.versions.node);
  if (problem === null) return;
  console.error(problem);
  process.exit(1);
}

const stampFile = join(root, 'node_modules/.socketlab-installed');

/** What the installed packages depend on: what is asked for, what the lockfile answers, and for which machine. */
function stampOf() {
  const members = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}/package.json`),
  );
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'e2e/package.json', ...members];
  return hashFiles(files, `${process.platform} ${process.arch}`);
}

/** Installs what the lockfile says, unless that has been done. Costs milliseconds then: no package manager is started. */
export async function ensureDependencies() {
  const stamp = stampOf();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  requireWritable([join(root, 'node_modules'), stampFile]);
  console.log('의존성을 설치합니다. 처음에는 1분쯤 걸립니다.');
  // We are the pinned pnpm already: without the flag it looks for its own pin in the lockfile, where no registry of ours has put it.
  const flags = ['--frozen-lockfile', '--pm-on-fail=ignore', '--reporter=append-only'];
  const [command = '', ...args] = [...pnpm(), 'install', ...flags];
  // A question about rebuilding node_modules would wait for an answer that never comes.
  const code = await runCommand(command, args, { env: { CI: 'true' } }).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
    console.error(`${command} 명령이 없습니다. npm을 설치한 뒤에 다시 시작합니다.`);
    process.exit(1);
  });
  if (code !== 0) {
    console.error('의존성을 설치하지 못했습니다. 네트워크 연결을 확인하고 다시 시작합니다.');
    process.exit(code);
  }
  writeFileSync(stampFile, stamp);
}

/** The pinned pnpm: the one on PATH where it is that very version, else through npx, which comes with Node. */
function pnpm() {
  const version = readManifest().packageManager.replace(/^pnpm@|\+.*$/g, '');
  const shell = process.platform === 'win32';
  // Asked outside the workspace, where pnpm does not try to become another version of itself.
  const found = spawnSync('pnpm', ['--version'], { cwd: dirname(root), encoding: 'utf8', shell });
  return found.stdout?.trim() === version ? ['pnpm'] : ['npx', '--yes', `pnpm@${version}`];
}
