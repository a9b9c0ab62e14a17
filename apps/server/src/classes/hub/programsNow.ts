import type { HostName, LabEvent } from '@socketlab/protocol';

export interface SocketNow {
  readonly object: string;
  readonly udp: boolean;
  /** The last of `pause` and `resume`, whoever called it. */
  paused: boolean;
  /** The last `setTimeout`; 0: none. */
  timeoutMs: number;
}

export interface ProgramNow {
  readonly id: string;
  readonly host: HostName;
  readonly file: string;
  /** Where its text stands in the log. */
  readonly spawnSeq: number;
  running: boolean;
  frozen: boolean;
  failed: boolean;
  /** How late its servers learn of connections. */
  acceptMs: number;
  /** Made, and not closed yet. */
  readonly sockets: Map<string, SocketNow>;
  /** The code of an `error` that no handler took: it comes again as an uncaught one. */
  unhandled: string | null;
}

type ProgramEvent = Extract<LabEvent, { lane: 'program' }>;

/** Programs that run, and the newest of each host; kept entry by entry. */
export interface ProgramsNow {
  read(event: ProgramEvent): void;
  find(id: string): ProgramNow | undefined;
  newest(host: HostName): ProgramNow | undefined;
  running(host: HostName): ProgramNow[];
  hosts(): HostName[];
}

const failures: ReadonlySet<string> = new Set(['memory', 'cpu', 'failed-to-start']);

export function createProgramsNow(): ProgramsNow {
  const programs = new Map<string, ProgramNow>();
  const newest = new Map<HostName, ProgramNow>();

  function spawned({ program: id, host, file, seq }: Extract<ProgramEvent, { kind: 'spawn' }>): void {
    const before = newest.get(host);
    if (before && !before.running) programs.delete(before.id);
    const state = { running: true, frozen: false, failed: false, acceptMs: 0, unhandled: null };
    const program = { id, host, file, spawnSeq: seq, ...state, sockets: new Map<string, SocketNow>() };
    programs.set(id, program);
    newest.set(host, program);
  }

  function exited(program: ProgramNow, event: Extract<ProgramEvent, { kind: 'exit' }>): void {
    program.running = false;
    program.frozen = false;
    program.sockets.clear();
    if ((event.code ?? 0) !== 0 || failures.has(event.reason)) program.failed = true;
    if (newest.get(program.host) !== program) programs.delete(program.id);
  }

  return {
    read(event) {
      if (event.kind === 'spawn') return spawned(event);
      const program = programs.get(event.program);
      if (program === undefined) return;
      if (event.kind === 'exit') exited(program, event);
      else if (event.kind === 'uncaught') program.failed = true;
      else if (event.kind === 'action' && event.action.kind === 'delayAccept') program.acceptMs = event.action.ms;
      else if (event.kind === 'signal') program.frozen = frozenAfter(program.frozen, event.signal);
      else readSocket(program, event);
    },
    find: (id) => programs.get(id),
    newest: (host) => newest.get(host),
    running: (host) => [...programs.values()].filter((program) => program.running && program.host === host),
    hosts: () => [...newest.keys()],
  };
}

const frozenAfter = (frozen: boolean, signal: string): boolean =>
  signal === 'SIGSTOP' || (signal !== 'SIGCONT' && frozen);

function readSocket({ sockets }: ProgramNow, event: ProgramEvent): void {
  if (event.kind === 'object' && event.objectType !== 'Server') {
    const { object, objectType } = event;
    sockets.set(object, { object, udp: objectType === 'DatagramSocket', paused: false, timeoutMs: 0 });
  } else if (event.kind === 'event' && event.name === 'close') {
    sockets.delete(event.object);
  } else if (event.kind === 'call' && event.object !== null) {
    const socket = sockets.get(event.object);
    if (socket) readCall(socket, event.method.slice(event.method.lastIndexOf('.') + 1), event.args[0]?.text);
  }
}

function readCall(socket: SocketNow, method: string, argument: string | undefined): void {
  if (method === 'pause' || method === 'resume') socket.paused = method === 'pause';
  else if (method === 'setTimeout') socket.timeoutMs = boundedMs(Number(argument));
}

/** As far as the page's own `setTimeout` reaches. */
const boundedMs = (ms: number): number => (Number.isFinite(ms) ? Math.min(600_000, Math.max(0, Math.round(ms))) : 0);
