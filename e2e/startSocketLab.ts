import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SocketLab {
  /** With its token. */
  url: string;
  /** The first step of a lesson, with the token. */
  lessonUrl: string;
  /** Everything it has printed so far. */
  output(): string;
  process: ChildProcess;
  /** Ends it as Ctrl+C does and waits until it is gone. */
  close(): Promise<void>;
}

/** The benchmarks bundle this file elsewhere and say where the project is. */
const root = process.env.SOCKETLAB_ROOT ?? fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** In front of a command that root wants run as an ordinary user. */
const asNobody = ['unshare', '--mount', 'sh', `${root}/e2e/ordinaryUser.sh`, root];

/** Starts SocketLab as the README says, on a free port or `port`. Rejects with its output when it ends before it is up. */
export async function startSocketLab(
  env: Record<string, string> = {},
  { asOrdinaryUser = false, port = 0 } = {},
): Promise<SocketLab> {
  const words = [process.execPath, 'scripts/start.mjs', '--no-open', '--port', String(port)];
  const [command = '', ...args] = asOrdinaryUser && process.getuid?.() === 0 ? [...asNobody, ...words] : words;
  // A folder of its own: servers do not share one, and nothing of a test belongs among the user's classes.
  const data = await mkdtemp(join(tmpdir(), 'socketlab-data-'));
  await chmod(data, 0o777);
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, SOCKETLAB_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/\S+\?token=[\w-]+/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`SocketLab ended (${code ?? signal}) before it was up:\n${output}`)),
    );
  });
  const lesson = new URL(url);
  lesson.pathname = '/lessons/tcp-server-client/two-programs';
  return {
    url,
    lessonUrl: lesson.href,
    output: () => output,
    process: child,
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT');
        await once(child, 'exit');
      }
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Ends it as a crash would (`kill -9`), and waits until its process is gone. */
export async function killSocketLab(server: SocketLab): Promise<void> {
  const gone = once(server.process, 'exit');
  server.process.kill('SIGKILL');
  await gone;
}
