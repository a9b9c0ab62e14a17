import type { Prediction } from '@socketlab/lessons';
import { type DistributiveOmit, type LabEvent, type LabEventBody, SocketLabError } from '@socketlab/protocol';
import {
  type ClassMessage,
  type ClassRequest,
  type ClassSelf,
  type ClassState,
  type ClassViewName,
  classMessageSchema,
  type RosterRow,
} from '@socketlab/protocol/class';
import type { ClassStore, StoredClass, StoredMember } from '../src/classes/classStore.ts';
import { createClassHub } from '../src/classes/hub/classHub.ts';
import type { LabCommand } from '../src/labs/labProcess.ts';
import { createLabRecord, type LabRecord } from '../src/labs/labRecord.ts';
import type { SocketPage } from '../src/routes/socketRoute.ts';
import { createManualClock } from './manualClock.ts';
import { createMemoryClassStore } from './memoryClassStore.ts';

type Asked = DistributiveOmit<ClassRequest, 'request' | 'class'> & { class?: string };
type Answer = Extract<ClassMessage, { kind: 'reply' | 'error' }>;

/** A page that keeps what it is told as the real one does, and checks each message against the protocol. */
export interface BenchPage extends SocketPage {
  readonly messages: ClassMessage[];
  state: ClassState;
  self: ClassSelf;
  readonly rows: Map<string, RosterRow>;
  bufferedAmount: number;
  closedWith: string | null;
  ask(request: Asked): Promise<Answer>;
}

export const labCut = (on = true) => ({
  ...({ kind: 'fault' } as const),
  command: { kind: 'wireFault', direction: 'upstream', fault: { kind: 'cut' }, on } as const,
});

/** A bench over a store in memory, whose insides a test may look at. */
export const createClassBench = (store = createMemoryClassStore(), clock = createManualClock()) =>
  createClassBenchOver(store, clock);

/** A hub with everything around it made by the test: time, labs, pages. */
export function createClassBenchOver<S extends ClassStore>(store: S, clock = createManualClock()) {
  const commands: LabCommand[] = [];
  const errors: unknown[] = [];
  const records = new Map<string, LabRecord>();
  const bench = {
    store,
    clock,
    commands,
    errors,
    predictions: new Map<string, Prediction>(),
    refuse: (_command: LabCommand): boolean => false,
    nowMs: () => 1_700_000_000_000 + Math.round(clock.nowUs() / 1000),
    hub: undefined as unknown as ReturnType<typeof createClassHub>,

    /** As a server does that is started anew over the same database. */
    start() {
      bench.hub = createClassHub({
        clock,
        nowMs: bench.nowMs,
        store,
        async send(command) {
          commands.push(command);
          await Promise.resolve();
          if (bench.refuse(command)) throw new SocketLabError('unknown-program');
          return {};
        },
        predictionOf: ({ step }) => bench.predictions.get(step) ?? null,
        isStep: ({ step }) => step !== 'nowhere',
        onInternalError: (error) => errors.push(error),
      });
    },

    addClass(id: string): StoredClass {
      const atMs = bench.nowMs();
      const one: StoredClass = {
        ...{ id, title: '수업', pin: '123456', openedAtMs: atMs, endedAtMs: null, endReason: null },
        ...{ activeAtMs: atMs, locked: false, place: null, pushes: 0, driver: null },
      };
      store.addClass(one);
      bench.join(`${id}-teacher`, id, 'instructor');
      bench.hub?.classOpened(id);
      return one;
    },

    join(id: string, classId: string, role: 'student' | 'instructor' = 'student', session = `of ${id}`): StoredMember {
      const member: StoredMember = {
        ...{ id, class: classId, role, nickname: id, session, joinedAtMs: bench.nowMs(), leftAtMs: null },
        ...{ handAtMs: null, follow: true, place: null, movedAtMs: bench.nowMs() },
      };
      store.addMember(member, `secret of ${id}`);
      if (role === 'student') bench.hub.joined(member);
      return member;
    },

    openPage(member: string, session = `of ${member}`): BenchPage {
      const membership = structuredClone(store.memberBySecret(`secret of ${member}`)!);
      const stored = membership.member;
      const messages: ClassMessage[] = [];
      const rows = new Map<string, RosterRow>();
      let asked = 0;
      const page = { messages, rows, bufferedAmount: 0, closedWith: null } as unknown as BenchPage;
      const socket = {
        send(text: string) {
          const message = classMessageSchema.parse(JSON.parse(text));
          messages.push(message);
          if (message.kind === 'class') Object.assign(page, { state: message.state, self: message.self });
          if (message.kind === 'changed') Object.assign(page.state, message.state);
          if (message.kind === 'self') Object.assign(page.self, message.self);
          if (message.kind !== 'roster') return;
          if (message.full) rows.clear();
          for (const row of message.rows) rows.set(row.member, row);
          for (const id of message.removed) rows.delete(id);
        },
        get bufferedAmount() {
          return page.bufferedAmount;
        },
        close(_: number, reason: string) {
          page.closedWith = reason;
          // One that is turned away has no connection yet.
          page.close?.();
        },
      };
      Object.assign(page, bench.hub.openPage(socket, session, membership));
      page.ask = async (request) => {
        const number = ++asked;
        page.receive(JSON.stringify({ class: stored.class, ...request, request: number }));
        for (let turn = 0; turn < 100; turn++) await Promise.resolve();
        const answers = messages.filter(
          (m): m is Answer => (m.kind === 'reply' || m.kind === 'error') && m.request === number,
        );
        if (answers.length !== 1) throw new Error(`${answers.length} answers to ${request.kind}`);
        return answers[0]!;
      };
      return page;
    },

    async enter(member: string, view: ClassViewName = 'student', session?: string): Promise<BenchPage> {
      const page = bench.openPage(member, session);
      await page.ask({ kind: 'enter', view });
      return page;
    },

    openLab(id: string, member: string, session = `of ${member}`): LabRecord {
      const record = createLabRecord({ id, session, clock, lingerMs: () => 60_000, onExpire: () => {} });
      record.started(clock.nowUs());
      records.set(id, record);
      bench.hub.labOpened(record);
      return record;
    },

    /** The lab's log says this. */
    grow(id: string, ...bodies: LabEventBody[]): void {
      const record = records.get(id)!;
      const events = bodies.map((body, index) => ({
        ...body,
        seq: record.entries.length + index,
        at: record.nowUs(),
      })) as LabEvent[];
      record.append(events);
      bench.hub.labGrew(record, events);
    },

    closeLab(id: string): void {
      const record = records.get(id)!;
      record.end('closed');
      bench.hub.labGone(record);
    },

    /** Lets what is coalesced arrive. */
    settle: () => clock.advance(300),
    /** What was asked of this lab since the last look. */
    takeCommands(lab?: string): LabCommand[] {
      const taken = commands.filter((command) => lab === undefined || command.lab === lab);
      commands.length = 0;
      return taken;
    },
  };
  return bench;
}

export type ClassBench = ReturnType<typeof createClassBench>;

/** One class with an instructor's page and these students' pages, each with a lab in which a server and a client talk. */
export const openBenchClass = (students: readonly string[] = []) => openBenchClassOn(createClassBench(), students);

/** The same on a bench of the test's own. */
export async function openBenchClassOn<S extends ClassStore>(
  bench: ReturnType<typeof createClassBenchOver<S>>,
  students: readonly string[],
) {
  bench.start();
  bench.addClass('class-one');
  const teacher = await bench.enter('class-one-teacher', 'instructor');
  const pages: Record<string, BenchPage> = {};
  for (const student of students) {
    bench.join(student, 'class-one');
    pages[student] = await bench.enter(student);
    bench.openLab(`lab-${student}`, student);
    bench.grow(`lab-${student}`, ...talk());
  }
  bench.settle();
  return { bench, teacher, pages };
}

const program = (host: 'client' | 'server', id: string) => ({ lane: 'program', host, program: id }) as const;

export const spawn = (host: 'client' | 'server', id: string): LabEventBody => ({
  ...program(host, id),
  kind: 'spawn',
  file: `${host}.js`,
  source: `// ${host}`,
});

export const exit = (host: 'client' | 'server', id: string, code: number | null = 0): LabEventBody => ({
  ...program(host, id),
  ...{ kind: 'exit', code, signal: code === null ? 'SIGKILL' : null, reason: 'exited' },
});

export const socket = (host: 'client' | 'server', id: string, object: string): LabEventBody => ({
  ...program(host, id),
  ...{ kind: 'object', object, objectType: 'Socket', site: null },
});

export const happens = (
  host: 'client' | 'server',
  id: string,
  object: string,
  name: string,
  code?: string,
): LabEventBody => ({
  ...program(host, id),
  ...{ kind: 'event', object, objectType: 'Socket', name, handlers: [] },
  args: code === undefined ? [] : [{ kind: 'error', text: code, code }],
});

export const called = (host: 'client' | 'server', id: string, object: string, method: string): LabEventBody => ({
  ...program(host, id),
  ...{ kind: 'call', object, objectType: 'Socket', method, args: [], site: null, fromPage: true },
});

export const signalled = (
  host: 'client' | 'server',
  id: string,
  signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL',
): LabEventBody => ({ ...program(host, id), kind: 'signal', signal });

export const fault = (on: boolean, spent?: boolean, kind: 'cut' | 'reset' = 'cut'): LabEventBody => ({
  ...{ lane: 'wire', kind: 'fault', direction: 'upstream', fault: { kind }, on, seed: 1 },
  ...(spent ? { spent } : {}),
});

/** A server `p1` and a client `p2` with one connection between them. */
export const talk = (): LabEventBody[] => [
  spawn('server', 'p1'),
  { ...program('server', 'p1'), kind: 'object', object: 'o1', objectType: 'Server', site: null },
  spawn('client', 'p2'),
  socket('client', 'p2', 'o1'),
  socket('server', 'p1', 'o2'),
  happens('client', 'p2', 'o1', 'connect'),
];
