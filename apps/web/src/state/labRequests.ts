import { type FaultCommand, type LabEvent, limits } from '@socketlab/protocol';
import { type Ask, type Connection, type Reply, RequestRefused } from './connection.ts';
import { withSetting } from './faultSettings.ts';
import { isHandless } from './isFed.ts';
import type { LabState, Notice } from './labState.ts';
import { openPageLab } from './openPageLab.ts';
import { shownSource, type WorkFile } from './workFile.ts';

interface RequestParts {
  get(): LabState;
  set(part: Partial<LabState>): void;
  connection: Connection;
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

/** How long the clients wait for the server to listen before they are run all the same. */
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
    const { space } = get();
    const wanted = () => space === null || get().space === space;
    set({ busy: 'open' });
    const lab = await openPageLab({ get, ask, adopt: parts.adopt, wanted }, space?.hosts);
    // The page was turned meanwhile: what stands there now is not what 실행 was pressed for.
    if (!wanted()) parts.adopt(null);
    return lab;
  }

  /** Asks something of the open lab, if there is one. */
  async function fault(command: FaultCommand): Promise<boolean> {
    const lab = openLab();
    return lab ? (await ask({ kind: 'fault', lab, command })) !== null : false;
  }

  async function run(lab: string, file: WorkFile): Promise<string | null> {
    set({ busy: 'run' });
    const { host, name } = file;
    return (await ask({ kind: 'runProgram', lab, host, file: name, source: shownSource(file) }))?.program ?? null;
  }

  /** Starts one of the server's programs: null where it was refused, else its first `listening` or its end, null once time is up. */
  async function startServer(lab: string, file: WorkFile): Promise<{ heard: Promise<LabEvent | null> } | null> {
    const programs = new Set<string | null>();
    // Listens before it asks: entries may arrive before the reply does, and its spawn is the first of them.
    const heard = parts.waitFor((event) => {
      if (event.lane !== 'program' || event.host !== 'server') return false;
      if (event.kind === 'spawn' && event.file === file.name) programs.add(event.program);
      return (
        programs.has(event.program) && ((event.kind === 'event' && event.name === 'listening') || event.kind === 'exit')
      );
    }, listenPatienceMs);
    const program = await run(lab, file);
    programs.add(program);
    return program === null ? null : { heard };
  }

  async function runEverything(): Promise<void> {
    if (get().files.length === 0) {
      notify({ tone: 'info', code: null, text: '실행할 파일이 없습니다. 컴퓨터에 파일을 더한 뒤에 실행합니다.' });
      return;
    }
    const used = get().timeline.events.some((event) => event.kind === 'spawn');
    const lab = (!used && openLab()) || (await newLab());
    if (!lab) return;
    const files = get().files.slice(0, limits.programsPerLab);
    const left = get().files.length - files.length;
    if (left > 0) {
      notify({
        tone: 'info',
        code: null,
        text: `실험실 하나에서 프로그램은 ${limits.programsPerLab}개까지 실행합니다. 나머지 ${left}개는 실행하지 않았습니다.`,
      });
    }
    const waits: Promise<LabEvent | null>[] = [];
    for (const file of files.filter(({ host }) => host === 'server')) {
      const started = await startServer(lab, file);
      if (!started) return;
      waits.push(started.heard);
    }
    const heard = await Promise.all(waits);
    if (get().lab?.id !== lab || get().lab?.status !== 'open') return;
    const others = files.filter(({ host }) => host !== 'server');
    // A helper of the server's may end: only where nothing listens is there nobody to connect to.
    const listens = heard.some((event) => event?.kind === 'event');
    if (others.length > 0 && !listens && heard.some((event) => event?.kind === 'exit')) {
      notify({
        tone: 'info',
        code: null,
        text: '서버 프로그램이 수신 대기를 시작하기 전에 끝나서 클라이언트는 실행하지 않았습니다. 서버 콘솔에 이유가 있습니다.',
      });
      return;
    }
    if (others.length > 0 && heard.includes(null)) {
      notify({
        tone: 'info',
        code: null,
        text: '서버 프로그램이 5초 동안 수신 대기를 시작하지 않아 클라이언트를 그대로 실행했습니다.',
      });
    }
    for (const file of others) if (!(await run(lab, file))) return;
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
    runAll: () => whileIdle(runEverything),
    runProgram: (id) =>
      whileIdle(async () => {
        const file = get().files.find((one) => one.id === id);
        const lab = file && (openLab() || (await newLab()));
        if (file && lab) await run(lab, file);
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
      if (isHandless(get())) return false;
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
      if (isHandless(get())) return;
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
