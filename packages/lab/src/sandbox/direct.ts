import { chownSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseEnvironment, type Launch, type Launcher, limitedCommand, nodeArguments } from './launcher.ts';
import { asUser } from './programUser.ts';

/**
 * Runs programs without a sandbox, for machines that have no bubblewrap: the student's own machine, the student's own code. A
 * program keeps the rights of the user who started SocketLab, but none over the lab's network: in a network of our own
 * (`dropsRights`) it gets a user namespace of its own, in which it owns nothing. Limits hold where there is a POSIX `sh`.
 */
export function createDirectLauncher(options: { dropsRights: boolean; user: number | null }): Launcher {
  removeLeftovers();
  return {
    sandboxed: false,
    prepare(spec) {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`)));
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
          stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
        },
        attach(child) {
          child.once('exit', remove);
          return {
            signal: async (name) => child.kill(name),
            kill: () => void child.kill('SIGKILL'),
            ending: (outer) => ({ ...outer, started: true }),
          };
        },
        abandon: remove,
      } satisfies Launch;
    },
    close() {},
  };
}

const prefix = 'socketlab-program-';

/** Folders of a lab process that was killed: nobody was left to remove them. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
