import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs a command to its end in this terminal and gives its exit code. Signals are handed on, so that Ctrl+C leaves nothing behind.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options] `env` is added to the environment
 * @returns {Promise<number>}
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: 'inherit',
      // npm's own commands are .cmd files on Windows, which only a shell can start.
      shell: process.platform === 'win32' && command !== process.execPath,
    });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(signal === 'SIGINT' ? 130 : 143);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs a script with this very Node and keeps what it says to itself until it has ended.
 *
 * @param {string} script from the root
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, said: string }>}
 */
export function runNodeQuietly(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    }
    const end = () => child.kill();
    process.on('exit', end);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', end);
      resolve({ code: code ?? 1, said });
    });
  });
}

/**
 * Runs a script with this very Node.
 *
 * @param {string} script from the root, or from `cwd`
 * @param {readonly string[]} [args]
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 */
export function runNode(script, args = [], options = {}) {
  return runCommand(process.execPath, [script, ...args], options);
}
