import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import type { NetworkMode } from '@socketlab/protocol';
import { firstChild } from './firstChild.ts';

/** nobody, on every Linux: who programs run as where SocketLab itself was started by root. */
export const nobodyId = 65534;

const options: SpawnOptions = { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] };

/**
 * Own user, network, process and mount namespaces (unshare(1)). When their process 1 ends, however it ends, the kernel ends
 * everything in them, at whatever moment of its start that was. Process 1 is a shell: it waits for the lab process, and takes in
 * what bwrap leaves behind. The whole ends with us too (prctl(2), PR_SET_PDEATHSIG), even if it is too busy to see its channel close.
 *
 *   server ── unshare ── sh (1) ── lab process ── bwrap ── bwrap (1) ── program (2)
 */
const apart = ['--pdeathsig', 'KILL', '--', 'unshare', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
const waitingShell = ['/bin/sh', '-c', '"$@"; exit $?', 'sh'];

/**
 * Starts the lab process's node. With virtual hosts it is root of its own namespaces. `--map-root-user` maps one user, the one who
 * started it. Where that is the machine's own root, programs must be somebody else: a process whose outer user is root may write
 * kernel settings in /proc/sys with no capability at all. Then `nobody` is mapped too.
 */
export function spawnLabProcess(mode: NetworkMode, node: readonly string[]): ChildProcess {
  const [command = '', ...args] = node;
  if (mode === 'loopback') return spawn(command, args, options);
  if (process.getuid?.() !== 0)
    return spawn('setpriv', [...apart, '--map-root-user', '--', ...waitingShell, ...node], options);
  return spawnAsRoot(node);
}

/** The descriptor over which the waiting shell and we talk. */
const gateFd = 4;
const script = `echo open >&${gateFd} && read -r _ <&${gateFd} && "$@" ${gateFd}<&-; exit $?`;
const map = `0 0 1\n${nobodyId} ${nobodyId} 1\n`;

/** The maps can only be written from outside, and once: a shell waits in the new namespaces until they are. */
function spawnAsRoot(node: readonly string[]): ChildProcess {
  const stdio = ['ignore', 'inherit', 'pipe', 'ipc', 'pipe'] as const;
  const args = [...apart, '--user', '--', '/bin/sh', '-c', script, 'sh', ...node];
  const child = spawn('setpriv', args, { stdio: [...stdio] });
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

/** The lab process as its starter sees it: below `unshare` and the shell, or the child itself. */
export function findLabProcess(child: ChildProcess, mode: NetworkMode): number {
  const pid = child.pid ?? 0;
  return mode === 'loopback' ? pid : (firstChild(firstChild(pid) ?? 0) ?? pid);
}
