import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';
import { runCommand, runNode } from './runCommand.mjs';

/** The file of a program on PATH, or null. */
function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder && existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** The Chromium or Chrome of this machine, or null. */
export function findBrowser() {
  if (process.env.SOCKETLAB_CHROMIUM) return process.env.SOCKETLAB_CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']) {
    const file = findProgram(name);
    // Ubuntu's package is a script that only says where to get the snap.
    if (file && spawnSync(file, ['--version']).status === 0) return file;
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return existsSync(mac) ? mac : null;
}

function hasKoreanFont() {
  const list = spawnSync('fc-list', [':lang=ko', 'file'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

const needs = [
  {
    what: 'bubblewrap(샌드박스)',
    packages: ['bubblewrap'],
    has: () => process.platform !== 'linux' || findProgram('bwrap') !== null,
  },
  { what: 'Chromium', packages: ['chromium'], has: () => findBrowser() !== null },
  {
    what: '한글 글꼴',
    packages: ['fontconfig', 'fonts-noto-cjk'],
    has: () => process.platform !== 'linux' || hasKoreanFont(),
  },
  {
    what: 'tshark(패킷 검사)',
    packages: ['tshark'],
    has: () => process.platform !== 'linux' || findProgram('tshark') !== null,
    optional: true,
  },
];

/** Ubuntu's chromium is a snap, which neither containers nor tests can use. */
function hasSnapChromium() {
  return existsSync('/etc/os-release') && /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** One need after the other: a package that a release doesn't have must not keep the rest from being installed. */
async function installWithApt(missing) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { env });
  for (const { packages } of missing) {
    if (packages.includes('chromium') && hasSnapChromium()) continue;
    await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  }
}

/**
 * What the tests use beyond Node. As root on Debian or Ubuntu it is installed with apt; elsewhere the browser comes from Playwright, and
 * what is still missing is said in one line. Returns the names of what is missing and can't be done without.
 */
export async function ensureSystemNeeds() {
  const missing = needs.filter((need) => !need.has());
  if (missing.length === 0) return [];
  const apt = findProgram('apt-get') !== null;
  const mayInstall = apt && process.getuid?.() === 0;
  if (mayInstall) {
    console.log(`설치합니다: ${missing.flatMap((need) => need.packages).join(' ')}`);
    await installWithApt(missing);
  }
  if (findBrowser() === null) {
    const withLibraries = mayInstall ? ['--with-deps'] : [];
    await runNode('node_modules/@playwright/test/cli.js', ['install', ...withLibraries, 'chromium']);
  }
  const still = needs.filter(
    (need) => !need.has() && !need.optional && !(need.what === 'Chromium' && playwrightBrowser()),
  );
  if (still.length > 0) {
    const list = still.flatMap((need) => need.packages).join(' ');
    console.error(apt ? `설치가 필요합니다: sudo apt-get install -y ${list}` : `설치가 필요합니다: ${list}`);
  }
  return still.map((need) => need.what);
}

function playwrightBrowser() {
  const found = spawnSync(
    process.execPath,
    [
      '-e',
      "const{chromium}=require('@playwright/test');process.exit(require('fs').existsSync(chromium.executablePath())?0:1)",
    ],
    { cwd: root },
  );
  return found.status === 0;
}
