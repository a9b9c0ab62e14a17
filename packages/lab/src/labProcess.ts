import { parseArgs } from 'node:util';
import {
  type Capabilities,
  defaultHosts,
  type LabReport,
  type LabRequest,
  labRequestSchema,
  limits,
  type NetworkMode,
  SocketLabError,
} from '@socketlab/protocol';
import { machineClock } from './clock.ts';
import { createNetwork } from './createNetwork.ts';
import { findLauncher } from './findLauncher.ts';
import { defaultProgramLimits, type Lab, openLab } from './lab.ts';
import type { LabProcessFailure } from './labProcessFailure.ts';
import type { Network } from './network.ts';

/**
 * The lab process: real hosts and programs behind one IPC channel. It ends, and ends everything it started, when the channel
 * closes or SIGTERM comes; if it is killed, the kernel does the same.
 */
const { values: options } = parseArgs({
  options: {
    mode: { type: 'string' },
    agent: { type: 'string' },
    'work-folder': { type: 'string', default: '' },
    'own-machine': { type: 'boolean', default: false },
    /** JSON; for tests that can't wait for the real bounds. */
    limits: { type: 'string', default: '{}' },
  },
});

const mode: NetworkMode = options.mode === 'loopback' ? 'loopback' : 'virtual';
const lowered = JSON.parse(options.limits) as { program?: object; maxEvents?: number };
const labs = new Map<string, Lab>();

const send = (message: LabReport | LabProcessFailure): void => {
  // The other end may be gone already; `disconnect` follows and ends us.
  if (process.connected) process.send?.(message, () => {});
};

async function main(): Promise<void> {
  // Ctrl+C in the terminal is the server's to answer; it closes the channel then.
  process.on('SIGINT', () => {});
  const network = await createNetwork(mode, machineClock);
  tryHosts(network);
  const { launcher, capability: sandbox } = await findLauncher({
    dropsRights: mode === 'virtual',
    workFolder: options['work-folder'],
  });
  const programLimits = { ...defaultProgramLimits, ...lowered.program };

  async function stop(): Promise<void> {
    await Promise.allSettled([...labs.values()].map((lab) => lab.close()));
    network.close();
    launcher.close();
    process.exit(0);
  }
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  process.on('message', (message) => void answer(message));

  async function answer(message: unknown): Promise<void> {
    const parsed = labRequestSchema.safeParse(message);
    const call = parsed.success ? parsed.data.call : callOf(message);
    try {
      if (!parsed.success) throw new SocketLabError('bad-fields');
      send({ kind: 'done', call, ...(await perform(parsed.data)) });
    } catch (error) {
      if (error instanceof SocketLabError) send({ kind: 'refused', call, code: error.code });
      else send({ kind: 'refused', call, code: 'internal', detail: String(error) });
    }
  }

  async function perform(request: LabRequest): Promise<{ program?: string; startedAtUs?: number }> {
    if (request.kind === 'open') return { startedAtUs: open(request).startedAtUs };
    const lab = labs.get(request.lab);
    if (!lab) throw new SocketLabError('unknown-lab');
    switch (request.kind) {
      case 'close':
        labs.delete(request.lab);
        await lab.close();
        return {};
      case 'run':
        return { program: await lab.run(request.host, request.file, request.source) };
      case 'signal':
        await lab.signal(request.program, request.signal);
        return {};
      case 'act':
        lab.act(request.program, request.object, request.action);
        return {};
      case 'program':
        lab.actOnProgram(request.program, request.action);
        return {};
      case 'fault':
        lab.fault(request.command);
        return {};
      case 'delay':
        lab.setDelay(request.delayMs);
        return {};
    }
  }

  function open({ lab: id, delayMs, hosts }: LabRequest & { kind: 'open' }): Lab {
    if (labs.has(id)) throw new SocketLabError('bad-fields');
    if (labs.size >= limits.labs) throw new SocketLabError('too-many-labs');
    const lab = openLab({
      network,
      launcher,
      agentFile: options.agent ?? null,
      clock: machineClock,
      delayMs,
      ...(hosts ? { hosts } : {}),
      programLimits,
      ...(lowered.maxEvents === undefined ? {} : { maxEvents: lowered.maxEvents }),
      onEvents: (events) => send({ kind: 'events', lab: id, events }),
    });
    labs.set(id, lab);
    return lab;
  }

  send({ kind: 'ready', pid: process.pid, capabilities: describe(network, sandbox) });
}

/** Opens two hosts for a moment: nothing says better whether this machine lets us. */
function tryHosts(network: Network): void {
  const computers = network.openHosts({
    hosts: defaultHosts,
    log: () => {},
    delayMs: 0,
    clock: machineClock,
    startedAtUs: 0,
  });
  computers.kernelView.poll();
  computers.close();
}

function describe(network: Network, sandbox: Capabilities['sandbox']): Capabilities {
  const { capabilities } = network;
  const ownMachine = options['own-machine'];
  const yes = (detail: string) => ({ available: true, detail });
  const no = (detail: string, remedy?: string) => ({ available: false, detail, ...(remedy ? { remedy } : {}) });
  return {
    mode: network.mode,
    virtualHosts: capabilities.isolated
      ? yes('컴퓨터마다 자기 커널 TCP 스택이 있습니다.')
      : no('루프백 방식으로 실행합니다. 세그먼트는 추정해서 그립니다.'),
    sandbox,
    kernelView: capabilities.kernelView
      ? yes('커널의 소켓 표를 읽습니다.')
      : no('커널의 소켓 표는 Linux에서만 읽을 수 있습니다.'),
    wire: capabilities.wire
      ? yes('회선이 모든 패킷을 나릅니다.')
      : no('루프백 방식에서는 회선의 지연 시간을 바꾸거나 장애를 넣을 수 없습니다.'),
    ownCode:
      sandbox.available || ownMachine
        ? yes(sandbox.available ? '샌드박스 안에서 실행합니다.' : '이 컴퓨터에서만 접속할 수 있으므로 실행합니다.')
        : no('샌드박스가 없어 강의의 예제 프로그램만 실행합니다.', sandbox.remedy),
  };
}

const callOf = (message: unknown): number => {
  const call = typeof message === 'object' && message !== null && 'call' in message ? message.call : 0;
  return Number.isSafeInteger(call) ? (call as number) : 0;
};

main().catch((error: NodeJS.ErrnoException & { call?: string }) => {
  const { code = '', call = error.syscall ?? '', message } = error;
  process.send?.({ kind: 'unavailable', code, call, message } satisfies LabProcessFailure, () => process.exit(1));
});
