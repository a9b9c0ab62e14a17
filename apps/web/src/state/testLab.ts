import type { LabEvent } from '@socketlab/protocol';
import type { Cursor, StageView, Timeline } from '@socketlab/timeline';
import type { Ask, Reply } from './connection.ts';
import { createTestStore } from './testStore.ts';
import { welcome } from './testWelcome.ts';

/** A timeline that only remembers: the real one has tests of its own. */
function plainTimeline(): Timeline {
  const events: LabEvent[] = [];
  return {
    events,
    get endUs() {
      return events.at(-1)?.at ?? 0;
    },
    append: (more) => void events.push(...more),
    view: (cursor) => ({ ...cursor }) as unknown as StageView,
    ladder: () => {
      throw new Error('nobody draws here');
    },
    cursorAt: (atUs): Cursor => ({ applied: events.filter((event) => event.at <= atUs).length, atUs }),
    step: (cursor, by) => {
      const applied = Math.min(events.length, Math.max(0, cursor.applied + by));
      return { applied, atUs: events[applied - 1]?.at ?? 0 };
    },
    toldAround: ({ applied }) => {
      const at = (count: number) => ({ applied: count, atUs: events[count - 1]?.at ?? 0 });
      return { from: at(applied), to: applied < events.length ? at(applied + 1) : null };
    },
    landmarks: { seqs: () => [], next: () => null, previous: () => null },
    queueReadings: () => null,
  };
}

const program = { lane: 'program', host: 'server', program: 'p1' } as const;
/** An entry of a log: a line of a program where no other part is named. */
export function event(
  seq: number,
  part: object = { kind: 'console', stream: 'stdout', text: `${seq}`, site: null },
): LabEvent {
  return { seq, at: seq * 100, ...program, ...part } as LabEvent;
}

/** A file of the lesson's. */
export const given = (host: 'client' | 'server', name: string) => ({
  host,
  name,
  key: name,
  source: `// ${name}`,
  answer: null,
});

/** A store over a connection that the test speaks for. */
export function rig() {
  let ms = 0;
  const published: number[] = [];
  const timers: (() => void)[] = [];
  let answer: (ask: Ask) => Partial<Reply> | Promise<Partial<Reply>> = () => ({});
  const store = createTestStore({
    createTimeline: plainTimeline,
    answer: (ask) => answer(ask),
    nowMs: () => ms,
    setTimer(run) {
      timers.push(run);
      return () => {};
    },
    publish: (events) => published.push(...events.map((one) => one.seq)),
  });
  store.useLab.getState().openSpace({
    id: 'small',
    lesson: 'small',
    hosts: ['client', 'server'],
    files: [given('client', 'client.js'), given('server', 'server.js')],
  });
  const batch = (events: LabEvent[], nowUs = 10_000) => store.say({ kind: 'events', lab: 'L1', nowUs, events });
  return {
    ...store,
    state: store.useLab.getState,
    published,
    timers,
    batch,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    passMs: (more: number) => {
      ms += more;
    },
  };
}

/** Everything that only waits for promises has happened. */
export const settled = () => new Promise((resolve) => setTimeout(resolve));

/** One whose lab `L1` is open, with a program in it. */
export async function opened() {
  const lab = rig();
  lab.connection('open');
  lab.say(welcome);
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L1' } : { program: 'p1' }));
  await lab.state().runProgram('small/server.js');
  return lab;
}
