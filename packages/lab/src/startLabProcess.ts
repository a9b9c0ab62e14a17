import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import {
  type Capabilities,
  type DistributiveOmit,
  type LabReport,
  type LabRequest,
  labReportSchema,
  type NetworkMode,
  networkModeSchema,
  SocketLabError,
} from '@socketlab/protocol';
import { explainFailure, type LabProcessFailure } from './labProcessFailure.ts';
import { findLabProcess, spawnLabProcess } from './spawnLabProcess.ts';
import { prepareWorkFolder } from './workFolder.ts';

export interface LabProcessOptions {
  /** The built lab process (`labProcess.mjs`). */
  readonly labProcessFile: string;
  /** The built agent (`agent.cjs`). By default `SOCKETLAB_AGENT_FILE`; programs run without one where neither is given. */
  readonly agentFile?: string;
  /** Only this machine can reach the server, so its own user's code may run without a sandbox. */
  readonly ownMachine: boolean;
  /** Forces a mode. By default `SOCKETLAB_NETWORK`, else virtual hosts where the machine has them. */
  readonly mode?: NetworkMode;
  /** Lower bounds, for tests. */
  readonly limits?: { readonly program?: object; readonly maxEvents?: number };
}

/** A request; its number is given when it is sent. */
export type LabProcessRequest = DistributiveOmit<LabRequest, 'call'>;
export type LabProcessDone = Omit<LabReport & { kind: 'done' }, 'kind' | 'call'>;

/** A lab process that is ready. */
export interface LabProcess {
  /** As this process sees it; the lab process itself may be in a namespace of its own. */
  readonly pid: number;
  readonly capabilities: Capabilities;
  /** Rejects with a `SocketLabError`: the refusal's code, or `lab-crashed` when the process is gone. */
  send(request: LabProcessRequest): Promise<LabProcessDone>;
  /** Everything it says but answers: the events of its labs. The returned function stops it. */
  onReport(listener: (report: LabReport) => void): () => void;
  /** Called once when the process is gone, also after `close`. */
  onExit(listener: (end: { code: number | null; signal: NodeJS.Signals | null }) => void): void;
  /** Ends every lab and then the process. Resolves when it is gone. */
  close(): Promise<void>;
}

/** How long a process may take to end its labs before it is killed. */
const closeMs = 5000;

/**
 * Starts a lab process: with virtual hosts in user and network namespaces of its own, or, where the machine refuses and no mode
 * is forced, on the loopback. Throws when the forced mode can't be had.
 */
export async function startLabProcess(options: LabProcessOptions): Promise<LabProcess> {
  const forced = options.mode ?? networkModeSchema.safeParse(process.env.SOCKETLAB_NETWORK).data;
  if (forced === 'loopback') return start('loopback', options);
  try {
    return await start('virtual', options);
  } catch (error) {
    if (forced === 'virtual' || !(error instanceof LabProcessUnavailable)) throw error;
    const process = await start('loopback', options);
    return { ...process, capabilities: { ...process.capabilities, virtualHosts: explainFailure(error.failure) } };
  }
}

/** The machine can't run a lab process of this mode. */
export class LabProcessUnavailable extends Error {
  readonly failure: LabProcessFailure;
  /** What to install or change, where that is known. */
  readonly remedy: string | undefined;
  constructor(failure: LabProcessFailure) {
    const { detail, remedy } = explainFailure(failure);
    super(`${detail} (${failure.call} ${failure.code}: ${failure.message})`);
    this.name = 'LabProcessUnavailable';
    this.failure = failure;
    this.remedy = remedy;
  }
}

async function start(mode: NetworkMode, options: LabProcessOptions): Promise<LabProcess> {
  const agentFile = options.agentFile ?? process.env.SOCKETLAB_AGENT_FILE;
  const workFolder = prepareWorkFolder();
  const node = [
    process.execPath,
    options.labProcessFile,
    `--mode=${mode}`,
    `--work-folder=${workFolder}`,
    ...(agentFile ? [`--agent=${agentFile}`] : []),
    ...(options.ownMachine ? ['--own-machine'] : []),
    ...(options.limits ? [`--limits=${JSON.stringify(options.limits)}`] : []),
  ];
  const child = spawnLabProcess(mode, node);
  child.once('exit', () => rmSync(workFolder, { recursive: true, force: true }));
  const ready = await waitUntilReady(child);
  child.stderr?.pipe(process.stderr);
  return handle(child, ready, findLabProcess(child, mode));
}

type Ready = LabReport & { kind: 'ready' };

function waitUntilReady(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    let words = '';
    const hear = (chunk: Buffer) => {
      words += chunk;
    };
    const settle = () => {
      child.off('message', onMessage).off('error', onError).off('exit', onExit);
      child.stderr?.off('data', hear);
    };
    const fail = (failure: Omit<LabProcessFailure, 'kind'>) => {
      settle();
      reject(new LabProcessUnavailable({ kind: 'unavailable', ...failure }));
    };
    const onMessage = (message: unknown) => {
      const report = labReportSchema.safeParse(message).data;
      if (report?.kind === 'ready') {
        settle();
        resolve(report);
      } else if (isFailure(message)) fail(message);
    };
    const onError = (error: NodeJS.ErrnoException) =>
      fail({ code: error.code ?? '', call: error.syscall ?? '', message: error.message });
    // Before Node could start: unshare's own complaint.
    const onExit = () => fail({ code: '', call: 'unshare', message: words.trim() });
    child.stderr?.on('data', hear);
    child.on('message', onMessage).once('error', onError).once('exit', onExit);
  });
}

const isFailure = (message: unknown): message is LabProcessFailure =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'unavailable';

function handle(child: ChildProcess, ready: Ready, pid: number): LabProcess {
  const waiting = new Map<number, { resolve: (done: LabProcessDone) => void; reject: (error: Error) => void }>();
  const listeners = new Set<(report: LabReport) => void>();
  let nextCall = 0;
  const gone = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      for (const { reject } of waiting.values()) reject(new SocketLabError('lab-crashed'));
      waiting.clear();
      resolve({ code, signal });
    });
  });

  child.on('message', (message) => {
    const report = labReportSchema.safeParse(message).data;
    if (!report) return;
    if (report.kind === 'done') settle(report.call)?.resolve(report);
    else if (report.kind === 'refused') {
      settle(report.call)?.reject(new SocketLabError(report.code, { cause: report.detail }));
    } else for (const listener of listeners) listener(report);
  });
  // A message to a process that has just ended; `exit` answers for it.
  child.on('error', () => {});

  function settle(call: number) {
    const one = waiting.get(call);
    waiting.delete(call);
    return one;
  }

  return {
    pid,
    capabilities: ready.capabilities,
    send: (request) =>
      new Promise((resolve, reject) => {
        if (!child.connected) return reject(new SocketLabError('lab-crashed'));
        const call = nextCall++;
        waiting.set(call, { resolve, reject });
        child.send({ ...request, call });
      }),
    onReport(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onExit: (listener) => void gone.then(listener),
    async close() {
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), closeMs);
      await gone;
      clearTimeout(timer);
    },
  };
}
