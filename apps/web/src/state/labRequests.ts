import type { FaultCommand, HostName, LabEvent } from '@socketlab/protocol';
import { type Ask, type Connection, type Reply, RequestRefused } from './connection.ts';
import { withSetting } from './faultSettings.ts';
import type { LabState, Notice } from './labState.ts';

interface RequestParts {
  get(): LabState;
  set(part: Partial<LabState>): void;
  connection: Connection;
  lesson(): string;
  notify(notice: Omit<Notice, 'id'>): void;
  /** Empties the log, and shows `lab` from now on. */
  adopt(lab: string | null): void;
  /** The first entry that arrives from now on and fits, or null once `timeoutMs` is over. */
  waitFor(fits: (event: LabEvent) => boolean, timeoutMs: number): Promise<LabEvent | null>;
}

type Requests = Pick<
  LabState,
  | 'runAll'
  | 'runProgram'
  | 'signalProgram'
  | 'actOnSocket'
  | 'actOnProgram'
  | 'setFault'
  | 'actOnPacket'
  | 'releaseNext'
  | 'setPower'
  | 'setDelay'
  | 'reset'
>;

/** How long the client waits for the server to listen before it is run all the same. */
const listenPatienceMs = 5000;

/** Everything the page asks of the server. A refusal becomes a notice; no action ever rejects. */
export function createLabRequests(parts: RequestParts): Requests {
  const { get, set, connection, notify } = parts;

  async function ask(request: Ask): Promise<Reply | null> {
    try {
      return await connection.ask(request);
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      const { refusal, message: text } = error;
      notify(
        refusal ? { tone: 'error', code: refusal.code, text } : { tone: 'error', code: null, text, untilOpen: true },
      );
      return null;
    }
  }

  const openLab = () => get().lab?.status === 'open' && get().lab?.id;

  async function newLab(): Promise<string | null> {
    const old = openLab();
    set({ busy: 'open' });
    const reply = await ask({
      kind: 'openLab',
      lesson: parts.lesson(),
      delayMs: get().delayMs,
      ...(old ? { replaces: old } : {}),
    });
    if (!reply?.lab) return null;
    parts.adopt(reply.lab);
    // Before any program runs: its first packet already meets them.
    for (const command of get().faults) await ask({ kind: 'fault', lab: reply.lab, command });
    return reply.lab;
  }

  /** Asks something of the open lab, if there is one. */
  async function fault(command: FaultCommand): Promise<boolean> {
    const lab = openLab();
    return lab ? (await ask({ kind: 'fault', lab, command })) !== null : false;
  }

  async function run(lab: string, host: HostName): Promise<string | null> {
    set({ busy: 'run' });
    const { name, source } = get().files[host];
    return (await ask({ kind: 'runProgram', lab, host, file: name, source }))?.program ?? null;
  }

  async function runBoth(): Promise<void> {
    const used = get().timeline.events.some((event) => event.kind === 'spawn');
    const lab = (!used && openLab()) || (await newLab());
    if (!lab) return;
    // Listens before it asks: the entry may arrive before the reply does.
    const heard = parts.waitFor(
      (event) =>
        event.lane === 'program' &&
        event.host === 'server' &&
        ((event.kind === 'event' && event.name === 'listening') || event.kind === 'exit'),
      listenPatienceMs,
    );
    if (!(await run(lab, 'server'))) return;
    const first = await heard;
    if (get().lab?.id !== lab || get().lab?.status !== 'open') return;
    if (first?.kind === 'exit') {
      notify({
        tone: 'info',
        code: null,
        text: '서버 프로그램이 수신 대기를 시작하기 전에 끝나서 클라이언트는 실행하지 않았습니다. 서버 콘솔에 이유가 있습니다.',
      });
      return;
    }
    if (!first) {
      notify({
        tone: 'info',
        code: null,
        text: '서버 프로그램이 5초 동안 수신 대기를 시작하지 않아 클라이언트를 그대로 실행했습니다.',
      });
    }
    await run(lab, 'client');
  }

  /** One run at a time: a second press while one starts would race it. */
  async function whileIdle(work: () => Promise<void>): Promise<void> {
    if (get().busy || get().runGate?.() === false) return;
    try {
      get().goLive();
      await work();
    } finally {
      set({ busy: null });
    }
  }

  return {
    runAll: () => whileIdle(runBoth),
    runProgram: (host) =>
      whileIdle(async () => {
        const lab = openLab() || (await newLab());
        if (lab) await run(lab, host);
      }),
    async signalProgram(program, signal) {
      const lab = openLab();
      if (lab) await ask({ kind: 'signalProgram', lab, program, signal });
    },
    async actOnSocket(program, object, action) {
      const lab = openLab();
      if (lab) await ask({ kind: 'actOnSocket', lab, program, object, action });
    },
    async actOnProgram(program, action) {
      const lab = openLab();
      if (lab) await ask({ kind: 'actOnProgram', lab, program, action });
    },
    async setFault(setting) {
      const lab = openLab();
      if (lab) return fault(setting);
      set({ faults: withSetting(get().faults, setting) });
      return true;
    },
    async actOnPacket(packet, action) {
      await fault({ kind: 'packet', packet, action });
    },
    async releaseNext() {
      await fault({ kind: 'next' });
    },
    async setPower(host, on) {
      await fault({ kind: 'power', host, on });
    },
    async setDelay(delayMs) {
      const before = get().delayMs;
      set({ delayMs });
      const lab = openLab();
      if (lab && !(await ask({ kind: 'setDelay', lab, delayMs }))) set({ delayMs: before });
    },
    async reset() {
      const lab = openLab();
      parts.adopt(null);
      if (lab) await ask({ kind: 'closeLab', lab });
    },
  };
}
