import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundle } from '../build.mjs';
import { allGone, descendants } from './processes.ts';
import { openTestLab, startTestProcess, testBundle } from './testLab.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const parentFile = here('../dist/test/parent.mjs');
beforeAll(() => bundle(here('./parent.ts'), parentFile));

function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `socketlab-test-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // Programs run as nobody where the tests run as root.
  chmodSync(folder, 0o755);
  return folder;
}

/** A machine on which bubblewrap was never installed: a PATH with everything else that the lab calls. */
function pathWithoutBubblewrap(): string {
  const folder = temporaryFolder('no-bwrap');
  for (const name of ['unshare', 'setpriv', 'ldd', 'sh']) {
    symlinkSync(execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim(), join(folder, name));
  }
  return folder;
}

/** Such a machine, with a folder for temporary files that nobody else writes into. */
function bareMachine() {
  const folder = temporaryFolder('files');
  return {
    env: { ...process.env, PATH: pathWithoutBubblewrap(), TMPDIR: folder },
    leftFiles: () => readdirSync(folder),
  };
}

test('[SB11] without bubblewrap programs run all the same, without rights over the lab, and leave no file', () => {
  const { env, leftFiles } = bareMachine();
  // The shell's own descriptor 200 is none of a program's business.
  const command = ['-c', 'exec 200</dev/null; exec "$@"', 'sh', process.execPath, parentFile, testBundle, 'converse'];
  const text = execFileSync('/bin/bash', command, {
    encoding: 'utf8',
    env,
    timeout: 120_000,
  });
  expect(text).toContain('sandbox false');
  expect(text).toContain('TIME_WAIT');
  expect(text).toContain('capabilities 0000000000000000');
  expect(text).toContain('descriptors from outside 0');
  expect(leftFiles()).toEqual([]);
});

test('[SB11] on the loopback too, what the server was started with is none of a program’s business', () => {
  const { env } = bareMachine();
  const script = [process.execPath, parentFile, testBundle, 'descriptors', 'loopback'];
  const command = ['-c', 'exec 200</dev/null; exec "$@"', 'sh', ...script];
  const text = execFileSync('/bin/bash', command, { encoding: 'utf8', env, timeout: 120_000 });
  expect(text).toContain('descriptors from outside 0');
});

test('[SB11] without bubblewrap a killed server leaves no process, and the next start removes its file', async () => {
  const { env, leftFiles } = bareMachine();
  const parent = spawn(process.execPath, [parentFile, testBundle], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => parent.stdout.once('data', resolve));
  const pids = descendants(parent.pid!);
  expect(pids.length).toBeGreaterThanOrEqual(4);
  const exited = once(parent, 'exit');
  parent.kill('SIGKILL');
  await allGone(pids);
  // Until we have heard of its end it is a process still, and its files are its own.
  await exited;
  execFileSync(process.execPath, [parentFile, testBundle, 'converse'], { env, timeout: 120_000 });
  expect(leftFiles()).toEqual([]);
});

test.each(['SIGKILL', 'close', 'exit'] as const)(
  '[SB11] without bubblewrap what a program has started ends with it: %s',
  async (way) => {
    const { PATH } = process.env;
    process.env.PATH = pathWithoutBubblewrap();
    onTestFinished(() => {
      process.env.PATH = PATH;
    });
    const labProcess = await startTestProcess({ mode: 'loopback' });
    const lab = await openTestLab(labProcess);
    const program = await lab.run(
      'client',
      `const { spawn } = require('node:child_process');
       const children = [${way === 'exit' ? '' : 'true, '}false].map((detached) =>
         spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'], { stdio: 'ignore', detached }));
       console.log(children.map(({ pid }) => pid).join(' '));
       ${way === 'exit' ? 'process.exit(0)' : ''}`,
    );
    const pids = (await lab.waitFor('console')).text.split(' ').map(Number);
    if (way === 'SIGKILL') await labProcess.send({ kind: 'signal', lab: lab.id, program, signal: 'SIGKILL' });
    if (way === 'close') await labProcess.send({ kind: 'close', lab: lab.id });
    await allGone(pids);
  },
);
