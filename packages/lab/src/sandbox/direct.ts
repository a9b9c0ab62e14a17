import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuMs } from './cpuMs.ts';
import { endOffspring } from './endOffspring.ts';
import { baseEnvironment, type Launch, type Launcher, limitedCommand, nodeArguments } from './launcher.ts';
import { asUser } from './programUser.ts';
import { residentBytes } from './residentBytes.ts';

export interface DirectOptions {
  /** Give a program a user namespace of its own. */
  readonly dropsRights: boolean;
  /** Who the program is to run as, if not as ourselves. */
  readonly user: number | null;
  /** Where the programs' folders are made. It is removed when the lab process ends. */
  readonly workFolder: string;
}

/**
 * Runs programs without a sandbox, for machines that have no bubblewrap: the student's own machine, the student's own code. A
 * program keeps the rights of the user who started SocketLab, but none over the lab's network: in a network of our own
 * (`dropsRights`) it gets a user namespace of its own, in which it owns nothing. Limits hold where there is a POSIX `sh`.
 */
export function createDirectLauncher(options: DirectOptions): Launcher {
  return {
    sandboxed: false,
    prepare(spec) {
      mkdirSync(options.workFolder, { recursive: true });
      // Its user may be another one than ours: it passes through, and sees its own folder only.
      chmodSync(options.workFolder, 0o711);
      const folder = mkdtempSync(join(options.workFolder, 'program-'));
      const remove = () => rmSync(folder, { recursive: true, force: true });
      writeFileSync(join(folder, spec.file), spec.source);
      if (options.user !== null)
        for (const path of [folder, join(folder, spec.file)]) chownSync(path, options.user, options.user);
      const node = [process.execPath, ...nodeArguments(spec.limits, spec.agentFile, spec.file)];
      const limited = process.platform === 'win32' ? node : ['/bin/sh', ...limitedCommand(spec.limits, false, node)];
      // pdeathsig last: a change of user namespace would take it back (prctl(2), PR_SET_PDEATHSIG).
      const guarded = process.platform === 'linux' ? ['setpriv', '--pdeathsig', 'KILL', '--', ...limited] : limited;
      const apart = options.dropsRights ? ['unshare', '--user', '--', ...guarded] : guarded;
      const [command = '', ...args] = [...asUser(options.user), ...apart];
      return {
        command,
        args,
        options: {
          env: { ...baseEnvironment(folder), ...spec.environment },
          cwd: folder,
          // A group of its own, by which all of it can be ended.
          detached: process.platform !== 'win32',
          stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
        },
        attach(child) {
          const endGroup = () => child.pid !== undefined && process.platform !== 'win32' && endOffspring(child.pid);
          child.once('exit', () => {
            endGroup();
            remove();
          });
          return {
            signal: async (name) => {
              if (name === 'SIGKILL') endGroup();
              return child.kill(name);
            },
            residentBytes: () => (child.pid === undefined ? null : residentBytes(child.pid)),
            cpuMs: () => (child.pid === undefined ? null : cpuMs(child.pid)),
            kill() {
              endGroup();
              child.kill('SIGKILL');
            },
            ending: (outer) => ({ ...outer, started: true }),
          };
        },
        abandon: remove,
      } satisfies Launch;
    },
    close() {},
  };
}
