import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import {
  type AgentCommand,
  type AgentReport,
  type EndReason,
  type HostName,
  type LabEventBody,
  type ProgramAction,
  type ProgramSignal,
  type SocketAction,
  SocketLabError,
} from '@socketlab/protocol';
import type { Clock } from '../clock.ts';
import type { LabHosts, LogSink } from '../network.ts';
import { descriptors, type Launcher, type LaunchSpec, type ProgramLimits } from '../sandbox/launcher.ts';
import { createAgentChannel } from './agentChannel.ts';
import { createConsoleLines } from './consoleLines.ts';
import { findEndReason, memoryWords } from './endReason.ts';
import { readWithin } from './readWithin.ts';

export interface ProgramOptions {
  readonly id: string;
  readonly host: HostName;
  readonly file: string;
  readonly source: string;
  readonly computers: LabHosts;
  readonly launcher: Launcher;
  readonly agentFile: string | null;
  readonly limits: ProgramLimits;
  readonly log: LogSink;
  readonly clock: Clock;
}

/** One process that runs a student's file on a host. */
export interface Program {
  readonly id: string;
  readonly host: HostName;
  readonly file: string;
  /** Resolves when the process is gone and its last word is in the log. */
  readonly gone: Promise<void>;
  readonly running: boolean;
  /** The page's stop, kill, freeze and thaw buttons. Throws `unknown-program` when it is gone. */
  signal(name: ProgramSignal): Promise<void>;
  /** Asks the agent to act on a socket. Throws `unknown-program` or `unknown-socket`. */
  act(object: string, action: SocketAction): void;
  /** Asks the agent to act on the program as a whole; the log says that it was asked. Throws `unknown-program` or `no-agent`. */
  actOnItself(action: ProgramAction): void;
  /** Ends it for the lab's own reason. */
  end(reason: EndReason): void;
}

/** What a program may print in a second before it has to wait for the lab to read on. */
const outputBytesPerSecond = 1024 * 1024;
const reportBytesPerSecond = 8 * 1024 * 1024;
/** Commands that a busy program has not read yet. */
const maxUnreadCommandBytes = 64 * 1024;
/** The kernel bounds what a program reserves, and its processor time; what it really uses is looked at this often. */
const useWatchMs = 100;
/**
 * A process that has left descriptors to another one: its pipes don't end with it. Long enough for a busy lab process to read first what
 * a program said right before its end.
 */
const pipesLingerMs = 2000;

/** Starts a program. A failure to start is an `exit` entry with the reason `failed-to-start`, not an exception. */
export function startProgram(options: ProgramOptions): Program {
  const { id, host, file, computers, clock, launcher, limits } = options;
  const spawnedAtUs = clock.nowUs();
  const lane = { lane: 'program', host, program: id } as const;
  const log = (atUs: number, body: object) => options.log(atUs, { ...lane, ...body } as LabEventBody);
  const openObjects = new Set<string>();
  let endedByLab: EndReason | null = null;
  let signalledByStudent = false;
  let spokeOfMemory = false;
  let lastSaid: number | null = null;
  let running = true;
  let lifetime: NodeJS.Timeout | undefined;
  let usedCpuMs: number | null = null;
  let useWatch: NodeJS.Timeout | undefined;
  let resolveGone = () => {};
  const gone = new Promise<void>((resolve) => {
    resolveGone = resolve;
  });

  log(spawnedAtUs, { kind: 'spawn', file, source: options.source });
  const lines = createConsoleLines({
    clock,
    onLine: (atUs, stream, text, site) => {
      if (stream === 'stderr' && memoryWords.test(text)) spokeOfMemory = true;
      log(atUs, { kind: 'console', stream, text, site });
    },
    onSkipped: (count) => log(clock.nowUs(), { kind: 'consoleSkipped', lines: count }),
  });

  const launch = launcher.prepare(specOf(options));
  let child: ChildProcess;
  try {
    child = computers.spawn(host, launch.command, launch.args, launch.options);
  } catch {
    launch.abandon();
    finish({ code: null, signal: null, started: false });
    return program();
  }
  const launched = launch.attach(child);
  const stdio = child.stdio as readonly unknown[] as readonly (Readable | Writable | null)[];
  const commands = stdio[descriptors.commands] as Writable | null;
  // The program may be gone before a command reaches it; its exit says so.
  commands?.on('error', () => {});
  readWithin(child.stdout, outputBytesPerSecond, (chunk) => lines.feed('stdout', chunk));
  readWithin(child.stderr, outputBytesPerSecond, (chunk) => lines.feed('stderr', chunk));
  const reports = stdio[descriptors.reports] as Readable | null;
  readWithin(
    reports,
    reportBytesPerSecond,
    createAgentChannel({ spawnedAtUs, nowUs: clock.nowUs, onReport, onNonsense: () => reports?.destroy() }),
  );
  lifetime = setTimeout(() => end('lifetime'), limits.lifetimeMs);
  useWatch = setInterval(() => {
    usedCpuMs = launched.cpuMs() ?? usedCpuMs;
    if ((launched.residentBytes() ?? 0) > limits.memoryBytes) end('memory');
  }, useWatchMs);
  child.once('error', () => finish({ code: null, signal: null, started: false }));
  child.once('exit', () => setTimeout(closePipes, pipesLingerMs).unref());
  child.once('close', (code, signal) => finish(launched.ending({ code, signal }, lastSaid)));

  function closePipes(): void {
    for (const stream of stdio) stream?.destroy();
  }

  function onReport(report: AgentReport): void {
    note(report);
    computers.noteReport(host, id, report);
    const { at, ...body } = report;
    if (report.kind === 'console') lines.hint(report.stream, report.text, at, report.site);
    else if (report.kind !== 'exiting') log(at, body);
  }

  function note(report: AgentReport): void {
    if (report.kind === 'exiting') lastSaid = report.code;
    else if (report.kind === 'object') openObjects.add(report.object);
    else if (report.kind === 'event' && report.name === 'close') openObjects.delete(report.object);
  }

  function finish(ending: { code: number | null; signal: NodeJS.Signals | null; started: boolean }): void {
    if (!running) return;
    running = false;
    clearTimeout(lifetime);
    clearInterval(useWatch);
    lines.end();
    const atUs = clock.nowUs();
    // Where nobody can say what it used, it may have used all of its time.
    const busyMs = usedCpuMs ?? (atUs - spawnedAtUs) / 1000;
    const facts = { ending, endedByLab, signalledByStudent, busyMs, cpuMs: limits.cpuMs, spokeOfMemory };
    log(atUs, { kind: 'exit', code: ending.code, signal: ending.signal, reason: findEndReason(facts) });
    computers.noteExit(host, id);
    resolveGone();
  }

  function end(reason: EndReason): void {
    if (!running) return;
    endedByLab ??= reason;
    launched.kill();
  }

  /** Nobody reads these without an agent, or once a program has closed its end. */
  function command(what: AgentCommand): void {
    if (options.agentFile === null || !commands || commands.destroyed) throw new SocketLabError('no-agent');
    if (commands.writableLength > maxUnreadCommandBytes) throw new SocketLabError('too-many-requests');
    commands.write(`${JSON.stringify(what)}\n`);
  }

  function program(): Program {
    return {
      id,
      host,
      file,
      gone,
      get running() {
        return running;
      },
      async signal(name) {
        if (!running) throw new SocketLabError('unknown-program');
        // A freeze ends nothing, and what ends it later was not the student.
        if (name === 'SIGTERM' || name === 'SIGKILL') signalledByStudent = true;
        log(clock.nowUs(), { kind: 'signal', signal: name });
        await launched.signal(name);
      },
      act(object, action) {
        if (!running) throw new SocketLabError('unknown-program');
        if (!openObjects.has(object)) throw new SocketLabError('unknown-socket');
        command({ kind: 'act', object, action });
      },
      actOnItself(action) {
        if (!running) throw new SocketLabError('unknown-program');
        command({ kind: 'program', action });
        log(clock.nowUs(), { kind: 'action', action });
      },
      end,
    };
  }
  return program();
}

function specOf({ file, source, agentFile, computers, host, limits }: ProgramOptions): LaunchSpec {
  const environment = computers.programEnvironment(host);
  return { file, source, agentFile, environment, hosts: computers.hosts, limits };
}
