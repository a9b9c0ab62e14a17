import {
  type DelayMs,
  defaultHosts,
  type EndReason,
  type FaultCommand,
  type HostName,
  hostNames,
  type LabEvent,
  limits,
  type ProgramAction,
  type ProgramSignal,
  type SocketAction,
  SocketLabError,
} from '@socketlab/protocol';
import type { Clock } from './clock.ts';
import { createEventLog } from './eventLog.ts';
import type { HostPower, Network } from './network.ts';
import { type Program, startProgram } from './program/program.ts';
import type { Launcher, ProgramLimits } from './sandbox/launcher.ts';

export interface LabOptions {
  readonly network: Network;
  readonly launcher: Launcher;
  readonly agentFile: string | null;
  readonly clock: Clock;
  readonly delayMs: DelayMs;
  /** Its computers; the client and the server where none are named. */
  readonly hosts?: readonly HostName[];
  readonly onEvents: (events: LabEvent[]) => void;
  readonly programLimits?: ProgramLimits;
  readonly maxEvents?: number;
}

/** One isolated network: a few hosts, their wire, their programs and the log of everything that happens there. */
export interface Lab {
  readonly startedAtUs: number;
  /** Runs a file on a host; a program of that file there is ended first, others go on. Resolves with the program's id when the process is spawned. */
  run(host: HostName, file: string, source: string): Promise<string>;
  signal(program: string, name: ProgramSignal): Promise<void>;
  act(program: string, object: string, action: SocketAction): void;
  actOnProgram(program: string, action: ProgramAction): void;
  /** Faults on the wire, on its packets and on hosts. `wire-off` where the hosts are the machine itself. */
  fault(command: FaultCommand): void;
  setDelay(delayMs: DelayMs): void;
  /** Ends everything. Resolves when no process of it is left, for everyone who asks. */
  close(): Promise<void>;
}

export const defaultProgramLimits: ProgramLimits = {
  memoryBytes: limits.programMemoryBytes,
  cpuMs: limits.programCpuMs,
  lifetimeMs: limits.programLifetimeMs,
  openFiles: limits.programOpenFiles,
  diskBytes: limits.programDiskBytes,
};

/** Opens a lab. Every refusal is a `SocketLabError`; anything else it throws is the machine's. */
export function openLab(options: LabOptions): Lab {
  const { network, clock } = options;
  const startedAtUs = clock.nowUs();
  const programs = new Map<string, Program>();
  /** The runs that were asked for and have not begun, by host and file: those of one file wait for one another. */
  const turns = new Map<string, Promise<unknown>>();
  /** Hosts without power. */
  const off = new Set<HostName>();
  let waiting = 0;
  let nextProgram = 1;
  let closing: Promise<void> | null = null;

  const log = createEventLog({
    clock,
    startedAtUs,
    onEvents: options.onEvents,
    onFull: () => endAll([...programs.values()], 'events'),
    expectsMore: () => programs.size > 0,
    beforeWriting: (untilUs) => computers.settle(untilUs),
    ...(options.maxEvents === undefined ? {} : { maxEvents: options.maxEvents }),
  });
  const asked = options.hosts ?? defaultHosts;
  const computers = network.openHosts({
    hosts: hostNames.filter((name) => asked.includes(name)),
    log: log.add,
    delayMs: options.delayMs,
    clock,
    startedAtUs,
  });
  log.add(startedAtUs, {
    lane: 'lab',
    kind: 'opened',
    mode: network.mode,
    hosts: computers.hosts.map(({ name, address }) => ({ host: name, address })),
    delayMs: options.delayMs,
    // The two clocks are read a moment apart; the monotonic one is what the log goes by.
    start: {
      wallMs: Math.round(Date.now() - (clock.nowUs() - startedAtUs) / 1000),
      monotonicUs: Math.floor(startedAtUs),
    },
  });

  function endAll(some: readonly Program[], reason: EndReason): void {
    for (const program of some) program.end(reason);
  }

  /** What is done to a lab whose log is full would never be seen. */
  function refuseWhenFull(): void {
    if (log.full) throw new SocketLabError('too-many-events');
  }

  function refuseUnknownHost(host: HostName): void {
    if (!computers.hosts.some(({ name }) => name === host)) throw new SocketLabError('unknown-host');
  }

  const programsOn = (host: HostName): Program[] => [...programs.values()].filter((program) => program.host === host);

  function find(id: string): Program {
    const program = programs.get(id);
    if (!program) throw new SocketLabError('unknown-program');
    return program;
  }

  /** One that runs again takes its own place. */
  function isFull(place: string): boolean {
    const places = new Set([...[...programs.values()].map(placeOf), ...turns.keys()]);
    return !places.has(place) && places.size >= limits.programsPerLab;
  }

  async function takeTurn(place: string, run: () => Promise<string>): Promise<string> {
    waiting++;
    const turn = (turns.get(place) ?? Promise.resolve()).then(run);
    const settled = turn.then(
      () => {},
      () => {},
    );
    turns.set(place, settled);
    try {
      return await turn;
    } finally {
      waiting--;
      if (turns.get(place) === settled) turns.delete(place);
    }
  }

  async function replace(host: HostName, file: string, source: string): Promise<string> {
    const old = programsOn(host).filter((program) => program.file === file);
    endAll(old, 'replaced');
    await Promise.all(old.map(({ gone }) => gone));
    if (closing) throw new SocketLabError('unknown-lab');
    // Asked again here: the power may have gone while others were waited for.
    if (off.has(host)) throw new SocketLabError('host-off');
    return start(host, file, source);
  }

  function start(host: HostName, file: string, source: string): string {
    const id = `p${nextProgram++}`;
    const program = startProgram({
      id,
      host,
      file,
      source,
      computers,
      clock,
      launcher: options.launcher,
      agentFile: options.agentFile,
      limits: options.programLimits ?? defaultProgramLimits,
      log: log.add,
    });
    if (program.running) programs.set(id, program);
    program.gone.then(() => programs.delete(id));
    computers.kernelView.poke();
    return id;
  }

  function setPower(power: HostPower, host: HostName, on: boolean): void {
    if (on === !off.has(host)) return;
    if (on) {
      // This may fail, as opening a lab may: then it stays off.
      power.setPower(host, true);
      off.delete(host);
      log.add(clock.nowUs(), { lane: 'lab', kind: 'power', host, on });
      return;
    }
    log.add(clock.nowUs(), { lane: 'lab', kind: 'power', host, on });
    off.add(host);
    // The wire first: what the kernel would say for its dying programs is not said.
    power.setPower(host, false);
    endAll(programsOn(host), 'power-off');
  }

  function fault(command: FaultCommand): void {
    const { wire, power } = computers;
    if (!wire || !power) throw new SocketLabError('wire-off');
    switch (command.kind) {
      case 'wireFault':
        wire.setFault(command.direction, command.fault, command.on, command.seed);
        break;
      case 'stepMode':
        wire.setStepMode(command.on);
        break;
      case 'next':
        wire.next();
        break;
      case 'packet':
        wire.act(command.packet, command.action);
        break;
      case 'preset':
        refuseUnknownHost(command.host);
        power.setPreset(command.host, command.preset);
        log.add(clock.nowUs(), { lane: 'lab', kind: 'preset', host: command.host, preset: command.preset });
        break;
      case 'power':
        refuseUnknownHost(command.host);
        setPower(power, command.host, command.on);
        break;
    }
  }

  async function end(): Promise<void> {
    const last = [...programs.values()];
    endAll(last, 'lab-closed');
    await Promise.all([...last.map(({ gone }) => gone), ...turns.values()]);
    computers.close();
    log.flush();
    log.close();
  }

  return {
    startedAtUs,
    async run(host, file, source) {
      if (Buffer.byteLength(source) > limits.fileBytes) throw new SocketLabError('file-too-large');
      if (log.full) throw new SocketLabError('too-many-events');
      refuseUnknownHost(host);
      if (off.has(host)) throw new SocketLabError('host-off');
      const place = placeOf({ host, file });
      if (waiting >= limits.programsPerLab || isFull(place)) {
        log.add(clock.nowUs(), { lane: 'lab', kind: 'limit', what: 'programs' });
        throw new SocketLabError('too-many-programs');
      }
      return takeTurn(place, () => replace(host, file, source));
    },
    signal: async (program, name) => find(program).signal(name),
    act: (program, object, action) => find(program).act(object, action),
    actOnProgram(program, action) {
      refuseWhenFull();
      find(program).actOnItself(action);
    },
    fault(command) {
      refuseWhenFull();
      fault(command);
    },
    setDelay(delayMs) {
      if (!network.capabilities.wire) throw new SocketLabError('wire-off');
      refuseWhenFull();
      computers.setDelay(delayMs);
      log.add(clock.nowUs(), { lane: 'wire', kind: 'delay', delayMs });
    },
    close() {
      closing ??= end();
      return closing;
    },
  };
}

/** Where a program runs: one at a time of a file on a host. */
const placeOf = ({ host, file }: { host: HostName; file: string }): string => `${host} ${file}`;
