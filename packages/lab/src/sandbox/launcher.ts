import type { ChildProcess, SpawnOptions, StdioOptions } from 'node:child_process';
import type { ProgramSignal } from '@socketlab/protocol';
import type { Host } from '../network.ts';
import { codeRangeBytes } from './codeRange.ts';

/** What a program may use. Tests lower these; everybody else takes them from the protocol's `limits`. */
export interface ProgramLimits {
  readonly memoryBytes: number;
  readonly cpuMs: number;
  readonly lifetimeMs: number;
  readonly openFiles: number;
  readonly diskBytes: number;
}

/** One program to be started. */
export interface LaunchSpec {
  /** The file's name, without a folder. */
  readonly file: string;
  readonly source: string;
  /** The agent to preload, or null to run without one. */
  readonly agentFile: string | null;
  /** What the agent needs to know of the host. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whose names stand in the program's /etc/hosts. */
  readonly hosts: readonly Host[];
  readonly limits: ProgramLimits;
}

/** Descriptors of the program: its output, then the agent's two pipes. */
export const descriptors = { stdout: 1, stderr: 2, reports: 3, commands: 4 } as const;

/** How a process came to its end. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process ready to be spawned, and what must be known to handle it then. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: SpawnOptions & { stdio: StdioOptions };
  /** Right after the spawn. */
  attach(child: ChildProcess): LaunchedProcess;
  /** The spawn itself failed. */
  abandon(): void;
}

export interface LaunchedProcess {
  /** Sends a signal to the program itself, not to what stands around it. Resolves to false when it is gone. */
  signal(name: ProgramSignal): Promise<boolean>;
  /** Memory in use now, that of files in memory included, in bytes, or null where it can't be read. */
  residentBytes(): number | null;
  /** Processor time used until now, or null where it can't be read. */
  cpuMs(): number | null;
  /** Ends the program and whatever stands around it, now. */
  kill(): void;
  /**
   * The program's own end, from the end of the outermost process. `lastSaid` is the exit code that the program announced, or
   * null. `started` is false where the student's program never began.
   */
  ending(outer: Ending, lastSaid: number | null): Ending & { started: boolean };
}

export interface Launcher {
  readonly sandboxed: boolean;
  prepare(spec: LaunchSpec): Launch;
  close(): void;
}

/** Half for V8's heap, so that V8 meets its own bound first and says so in its own words; the rest for buffers and threads. */
const heapMegabytes = (limits: ProgramLimits): number => Math.floor(limits.memoryBytes / 2 / 1024 / 1024);

/** Node's arguments for a program, with paths as the program sees them. */
export function nodeArguments(limits: ProgramLimits, agentFile: string | null, file: string): string[] {
  return [
    `--max-old-space-size=${heapMegabytes(limits)}`,
    ...(agentFile === null ? [] : ['--require', agentFile]),
    file,
  ];
}

/** Only what a program needs: nothing of the lab's own environment reaches it. */
export function baseEnvironment(folder: string): Record<string, string> {
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: folder,
    LANG: 'C.UTF-8',
    TZ: Intl.DateTimeFormat().resolvedOptions().timeZone,
    SOCKETLAB_AGENT_OUT: String(descriptors.reports),
    SOCKETLAB_AGENT_IN: String(descriptors.commands),
  };
}

/** Threads with JavaScript of their own (workers) whose share for machine code is not held against the program. */
const workersForFree = 4;

/** Memory that a program may reserve: what it may use, and what V8 reserves for code that is never written. */
const dataBytes = (limits: ProgramLimits): number => limits.memoryBytes + (1 + workersForFree) * codeRangeBytes();

/** Processes and threads of one program. Only threads count, since a second process is refused. */
const maxThreads = 128;

/**
 * `sh` arguments that lower the limits (POSIX ulimit; -f in blocks of 512 bytes, -d in KiB) and then become `command`. CPU time:
 * SIGXCPU first, SIGKILL two seconds later for a program that catches it. Without room for threads as a limit of its own (`-u` in
 * bash and busybox, `-p` in dash), memory bounds them.
 */
export function limitedCommand(limits: ProgramLimits, boundThreads: boolean, command: readonly string[]): string[] {
  const cpuSeconds = Math.max(1, Math.ceil(limits.cpuMs / 1000));
  const script = [
    `ulimit -n ${limits.openFiles}`,
    `ulimit -f ${Math.ceil(limits.diskBytes / 512)}`,
    `ulimit -d ${Math.ceil(dataBytes(limits) / 1024)}`,
    'ulimit -c 0',
    // Where the machine itself runs out, a program goes before the server does (proc(5), oom_score_adj).
    'echo 800 2>/dev/null >/proc/self/oom_score_adj',
    // The soft bound first: it may never stand above the hard one.
    `ulimit -S -t ${cpuSeconds}`,
    `ulimit -H -t ${cpuSeconds + 2}`,
    ...(boundThreads ? [`{ ulimit -u ${maxThreads} || ulimit -p ${maxThreads}; } 2>/dev/null`] : []),
    'exec "$@"',
  ].join('; ');
  return ['-c', script, 'sh', ...command];
}
