import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { ProgramSignal } from '@socketlab/protocol';
import { firstChild } from '../firstChild.ts';
import { cpuMs } from './cpuMs.ts';
import { fileNodeBytes } from './fileNodeBytes.ts';
import type { Ending, LaunchedProcess } from './launcher.ts';
import { residentBytes } from './residentBytes.ts';

const retryMs = 2;
const writableFolders = ['/app', '/tmp', '/dev/shm'];

/** What bwrap writes to its status descriptor: one JSON object a line, first `child-pid`, at the end `exit-code`. */
interface Status {
  'child-pid'?: number;
  'exit-code'?: number;
}

/** Handles a program inside bwrap: its own process is two below the one that was spawned. */
export function attachBubblewrap(child: ChildProcess, statusFd: number): LaunchedProcess {
  const status: Status = {};
  let text = '';
  // The types know of five descriptors only.
  const stream = (child.stdio as readonly unknown[])[statusFd] as Readable | null;
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk: string) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) Object.assign(status, parseStatus(line));
  });
  const outerEnded = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  let lastSignal: NodeJS.Signals | null = null;

  /** In the first milliseconds bwrap is still building the sandbox. */
  async function waitFor(find: () => number | null): Promise<number | null> {
    while (child.exitCode === null && child.signalCode === null) {
      const pid = find();
      if (pid !== null) return pid;
      await Promise.race([wait(retryMs), outerEnded]);
    }
    return null;
  }

  const firstProcess = () => status['child-pid'] ?? null;
  // The program is the only child of the sandbox's process 1.
  const studentsProcess = () => (status['child-pid'] === undefined ? null : firstChild(status['child-pid']));

  async function send(name: ProgramSignal, find: () => number | null): Promise<boolean> {
    const pid = await waitFor(find);
    if (pid === null || !sendSignal(pid, name)) return false;
    if (name === 'SIGTERM' || name === 'SIGKILL') lastSignal = name;
    return true;
  }

  return {
    signal: (name) => send(name, studentsProcess),
    residentBytes() {
      const pid = studentsProcess();
      const bytes = pid === null ? null : residentBytes(pid);
      return bytes === null ? null : bytes + fileNodeBytes(pid!, writableFolders);
    },
    cpuMs() {
      const pid = studentsProcess();
      return pid === null ? null : cpuMs(pid);
    },
    // The sandbox's process 1, not bwrap outside of it: that one may not have tied its end to the other's yet.
    kill: () => void send('SIGKILL', firstProcess),
    ending(outer, lastSaid) {
      const started = status['exit-code'] !== undefined || lastSignal !== null || lastSaid !== null;
      return { ...translate(outer, lastSaid, lastSignal), started };
    },
  };
}

/** bwrap ends with 128 + n for a program that signal n ended, as a shell does; a program may also exit with such a code itself. */
function translate(outer: Ending, lastSaid: number | null, lastSignal: NodeJS.Signals | null): Ending {
  if (outer.code === null) return { code: null, signal: lastSignal ?? outer.signal };
  if (outer.code <= 128 || lastSaid === outer.code) return outer;
  const name = Object.entries(constants.signals).find(([, number]) => number === outer.code! - 128)?.[0];
  return name ? { code: null, signal: name as NodeJS.Signals } : outer;
}

function parseStatus(line: string): Status {
  try {
    return JSON.parse(line) as Status;
  } catch {
    return {};
  }
}

function sendSignal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
