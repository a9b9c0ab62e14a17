import { closeSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { attachBubblewrap } from './bubblewrapProcess.ts';
import {
  baseEnvironment,
  type Launch,
  type Launcher,
  type LaunchSpec,
  limitedCommand,
  nodeArguments,
} from './launcher.ts';
import { type MemoryFile, memoryFile } from './memoryFile.ts';
import { asUser } from './programUser.ts';
import { buildSeccompFilter } from './seccompFilter.ts';
import { emptyFolder, nodeBinds, systemBinds } from './systemBinds.ts';

const folder = '/app';
const agentPath = '/run/socketlab/agent.cjs';
/** Descriptors that bwrap reads and closes, after the program's own. */
const statusFd = 5;
const firstDataFd = 6;
const userId = 1000;
/** Settings of the whole machine. bwrap leaves them as they are, and their own rights let the machine's root write them. */
const closedProcFolders = [
  '/proc/sys',
  '/proc/irq',
  '/proc/bus',
  '/proc/fs',
  '/proc/acpi',
  '/proc/scsi',
  '/proc/driver',
];
const sharedMemoryBytes = 1024 * 1024;

export interface BubblewrapOptions {
  readonly canLimitSize: boolean;
  readonly user: number | null;
}

/**
 * Runs programs under bubblewrap (bwrap(1)): a read-only system, an own folder in memory, own pid, ipc, uts and user namespaces,
 * no capabilities, a filter of system calls. Everything that differs from program to program goes in over descriptors, so that
 * nothing is ever on a disk. `canLimitSize`: bwrap 0.7 and newer bound what a program keeps in memory files. `user`: who bwrap and
 * the program are outside of the sandbox, if not the lab process's own user.
 */
export function createBubblewrapLauncher(options: BubblewrapOptions): Launcher {
  const [command = '', ...outer] = [...asUser(options.user), 'bwrap', ...sharedArguments(options.canLimitSize)];
  const node = nodeBinds();
  const nodeFile = realpathSync(process.execPath);
  const filter = buildSeccompFilter(process.arch);
  const files: MemoryFile[] = [];
  const keep = (file: MemoryFile) => {
    files.push(file);
    return file;
  };
  const filterFile = filter && keep(memoryFile('filter', filter));
  const passwdFile = keep(memoryFile('passwd', `student:x:${userId}:${userId}::${folder}:/bin/sh\n`));
  // Without this file glibc asks a name server before /etc/hosts (nsswitch.conf(5)).
  const switchFile = keep(memoryFile('nsswitch', 'passwd: files\nhosts: files dns\n'));
  const agentFiles = new Map<string, MemoryFile>();
  const hostsFiles = new Map<string, MemoryFile>();

  function once(known: Map<string, MemoryFile>, key: string, content: () => string | Uint8Array): MemoryFile {
    const file = known.get(key) ?? keep(memoryFile('data', content()));
    known.set(key, file);
    return file;
  }

  /** The agent goes in as data too: the program's user may have no way to where it lies. */
  const agentData = (path: string) => ({
    fd: once(agentFiles, path, () => readFileSync(path)).open(),
    args: (fd: string) => ['--perms', '0444', '--ro-bind-data', fd, agentPath],
  });
  const hostsData = (text: string) => ({
    fd: once(hostsFiles, text, () => text).open(),
    args: (fd: string) => ['--ro-bind-data', fd, '/etc/hosts'],
  });

  return {
    sandboxed: true,
    prepare(spec) {
      const source = memoryFile('source', spec.source);
      const data: { fd: number; args: (fd: string) => string[] }[] = [
        { fd: source.open(), args: (fd) => ['--perms', '0644', '--file', fd, `${folder}/${spec.file}`] },
        { fd: passwdFile.open(), args: (fd) => ['--ro-bind-data', fd, '/etc/passwd'] },
        { fd: switchFile.open(), args: (fd) => ['--ro-bind-data', fd, '/etc/nsswitch.conf'] },
        hostsData(hostsText(spec)),
        ...(spec.agentFile === null ? [] : [agentData(spec.agentFile)]),
        ...(filterFile ? [{ fd: filterFile.open(), args: (fd: string) => ['--seccomp', fd] }] : []),
      ];
      source.close();
      const release = () => {
        for (const { fd } of data.splice(0)) closeSync(fd);
      };
      const inside = limitedCommand(spec.limits, true, [
        nodeFile,
        ...nodeArguments(spec.limits, spec.agentFile && agentPath, spec.file),
      ]);
      return {
        command,
        args: [
          ...outer,
          ...sized(options.canLimitSize, spec.limits.diskBytes, folder),
          ...sized(options.canLimitSize, spec.limits.diskBytes, '/tmp'),
          ...node,
          ...data.flatMap(({ args }, index) => args(String(firstDataFd + index))),
          ...['--remount-ro', '/dev', '--remount-ro', '/', '--chdir', folder],
          ...['--json-status-fd', String(statusFd), '--', '/bin/sh', ...inside],
        ],
        options: {
          // Also bwrap's own environment: the program can read that of its process 1.
          env: { ...baseEnvironment(folder), ...spec.environment },
          cwd: '/',
          stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe', ...data.map(({ fd }) => fd)],
        },
        attach(child) {
          release();
          return attachBubblewrap(child, statusFd);
        },
        abandon: release,
      } satisfies Launch;
    },
    close() {
      for (const file of files.splice(0)) file.close();
    },
  };
}

function sharedArguments(canLimitSize: boolean): string[] {
  return [
    ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ...['--uid', String(userId), '--gid', String(userId), '--cap-drop', 'ALL'],
    ...['--die-with-parent', '--new-session', '--hostname', 'socketlab'],
    ...systemBinds(),
    ...['--proc', '/proc', '--dev', '/dev'],
    // The sandbox's process 1 has the program's user and none of its limits: through /proc/1/mem it would do the program's bidding.
    ...emptyFolder('/proc/1'),
    ...closedProcFolders.filter((path) => existsSync(path)).flatMap((path) => ['--ro-bind', path, path]),
    ...sized(canLimitSize, sharedMemoryBytes, '/dev/shm'),
  ];
}

const sized = (canLimitSize: boolean, bytes: number, path: string): string[] => [
  ...(canLimitSize ? ['--size', String(bytes)] : []),
  '--tmpfs',
  path,
];

const hostsText = ({ hosts }: LaunchSpec): string =>
  `127.0.0.1 localhost\n::1 localhost\n${hosts.map(({ name, address }) => `${address} ${name}\n`).join('')}`;
