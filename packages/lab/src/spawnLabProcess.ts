import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import type { NetworkMode } from '@socketlab/protocol';

/** nobody, on every Linux: who programs run as where SocketLab itself was started by root. */
export const nobodyId = 65534;

const options: SpawnOptions = { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] };

/**
 * Starts the lab process's node. With virtual hosts it runs in a user and a network namespace of its own (unshare(1)), as root of
 * them. `-r` maps one user, the one who started it. Where that is the machine's own root, programs must be somebody else: a
 * process whose outer user is root may write kernel settings in /proc/sys with no capability at all. Then `nobody` is mapped too.
 */
export function spawnLabProcess(mode: NetworkMode, node: readonly string[]): ChildProcess {
  const [command = '', ...args] = node;
  if (mode === 'loopback') return spawn(command, args, options);
  if (process.getuid?.() !== 0) return spawn('unshare', ['-Urn', '--', ...node], options);
  return spawnAsRoot(node);
}

/** The descriptor over which the waiting shell and we talk. */
const gateFd = 4;
const script = `echo open >&${gateFd} && read -r _ <&${gateFd} && exec "$@" ${gateFd}<&-`;
const map = `0 0 1\n${nobodyId} ${nobodyId} 1\n`;

/** The maps can only be written from outside, and once: a shell waits in the new namespace until they are. */
function spawnAsRoot(node: readonly string[]): ChildProcess {
  const stdio = ['ignore', 'inherit', 'pipe', 'ipc', 'pipe'] as const;
  const child = spawn('unshare', ['-Un', '--', '/bin/sh', '-c', script, 'sh', ...node], { stdio: [...stdio] });
  const gate = (child.stdio as readonly unknown[])[gateFd] as Duplex | null;
  gate?.once('data', () => {
    try {
      writeFileSync(`/proc/${child.pid}/uid_map`, map);
      writeFileSync(`/proc/${child.pid}/gid_map`, map);
      gate.end('\n');
    } catch {
      // A root without the right to map users (some containers): the process ends, and its exit says so.
      child.kill('SIGKILL');
    }
  });
  gate?.on('error', () => {});
  return child;
}
