import type { LabEvent } from '@socketlab/protocol';
import type { Cursor, StageView, Timeline } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import { createShelf } from '../work/shelf.ts';
import { createStageTurn } from './benchRequests.ts';
import type { Ask, ConnectionOptions, Reply } from './connection.ts';
import { RequestRefused } from './connection.ts';
import { createLabStore } from './createLabStore.ts';
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
function event(
  seq: number,
  part: object = { kind: 'console', stream: 'stdout', text: `${seq}`, site: null },
): LabEvent {
  return { seq, at: seq * 100, ...program, ...part } as LabEvent;
}

const given = (host: 'client' | 'server', name: string) => ({
  host,
  name,
  key: name,
  source: `// ${name}`,
  answer: null,
});

function rig() {
  let ms = 0;
  const asked: Ask[] = [];
  const published: number[] = [];
  const timers: (() => void)[] = [];
  let handlers!: Pick<ConnectionOptions, 'onState' | 'onMessage'>;
  let answer: (ask: Ask) => Partial<Reply> | Promise<Partial<Reply>> = () => ({});
  const store = createLabStore({
    createTimeline: plainTimeline,
    createShelf: (handlers) =>
      createShelf({ storage: null, prefix: 'w:', parse: () => null, setTimer: () => () => {}, ...handlers }),
    connect(given) {
      handlers = given;
      return {
        async ask(ask) {
          asked.push(ask);
          return { kind: 'reply', request: 0, ...(await answer(ask)) };
        },
        reconnect() {},
        close() {},
      };
    },
    nowMs: () => ms,
    setTimer(run) {
      timers.push(run);
      return () => {};
    },
    publish: (events) => published.push(...events.map((one) => one.seq)),
    onAppended() {},
  });
  store.useLab.getState().openSpace({
    id: 'small',
    lesson: 'small',
    hosts: ['client', 'server'],
    files: [given('client', 'client.js'), given('server', 'server.js')],
  });
  const batch = (events: LabEvent[], nowUs = 10_000) =>
    handlers.onMessage({ kind: 'events', lab: 'L1', nowUs, events });
  return {
    ...store,
    state: store.useLab.getState,
    asked,
    published,
    timers,
    batch,
    say: (message: Parameters<ConnectionOptions['onMessage']>[0]) => handlers.onMessage(message),
    connection: (state: Parameters<ConnectionOptions['onState']>[0]) => handlers.onState(state, null),
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    passMs: (more: number) => {
      ms += more;
    },
  };
}

/** Everything that only waits for promises has happened. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

async function opened() {
  const lab = rig();
  lab.connection('open');
  lab.say(welcome);
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L1' } : { program: 'p1' }));
  await lab.state().runProgram('small/server.js');
  return lab;
}

test('[WB5] what arrives twice is shown once, and a gap is asked for by the number of entries that are here', async () => {
  const lab = await opened();
  lab.batch([event(0), event(1)]);
  lab.batch([event(1), event(2)]);
  expect(lab.state().timeline.events.map((one) => one.seq)).toEqual([0, 1, 2]);
  lab.batch([event(5)]);
  expect(lab.state().timeline.events).toHaveLength(3);
  expect(lab.asked.at(-1)).toEqual({ kind: 'attachLab', lab: 'L1', from: 3 });
  expect(lab.published).toEqual([0, 1, 2]);
});

test('[WB5] after every welcome the page asks for what it missed', async () => {
  const lab = await opened();
  lab.batch([event(0), event(1)]);
  lab.connection('lost');
  lab.say(welcome);
  expect(lab.asked.at(-1)).toEqual({ kind: 'attachLab', lab: 'L1', from: 2 });
});

test('[WB5] a server of another version is asked for nothing: what it says may not be readable here', async () => {
  const lab = await opened();
  lab.connection('lost');
  const before = lab.asked.length;
  lab.say({ ...welcome, version: welcome.version + 1 });
  expect(lab.asked).toHaveLength(before);
  expect(lab.state().notices[0]?.text).toContain('페이지를 새로 고칩니다');
});

test('[WB5] entries that arrive before the reply that names their lab are not lost', async () => {
  const lab = rig();
  lab.connection('open');
  lab.answerWith((ask) => {
    if (ask.kind === 'openLab') lab.batch([event(0)]);
    return ask.kind === 'openLab' ? { lab: 'L1' } : { program: 'p1' };
  });
  await lab.state().runProgram('small/server.js');
  expect(lab.state().timeline.events).toHaveLength(1);
});

test('[WB11] 실행 runs the client once the server listens, and not before', async () => {
  const lab = rig();
  lab.connection('open');
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L1' } : { program: 'p1' }));
  const done = lab.state().runAll();
  await settled();
  expect(lab.asked.map((ask) => ask.kind)).toEqual(['openLab', 'runProgram']);
  expect(lab.state().busy).toBe('run');
  lab.batch([
    event(0, { kind: 'event', object: 'o1', objectType: 'Server', name: 'listening', args: [], handlers: [] }),
  ]);
  await done;
  expect(lab.asked.slice(1)).toMatchObject([{ host: 'server' }, { host: 'client' }]);
  expect(lab.state().busy).toBeNull();
});

test('[WB11] a server that ends before it listens leaves the client unstarted, and the page says so', async () => {
  const lab = rig();
  lab.connection('open');
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L1' } : { program: 'p1' }));
  const done = lab.state().runAll();
  await settled();
  lab.batch([event(0, { kind: 'exit', code: 1, signal: null, reason: 'exited' })]);
  await done;
  expect(lab.asked.map((ask) => ask.kind)).toEqual(['openLab', 'runProgram']);
  expect(lab.state().notices[0]?.text).toContain('서버 프로그램이 수신 대기를 시작하기 전에 끝나서');
});

test('[WB11] several servers are waited for, and one that ends early does not keep the clients from one that listens', async () => {
  const lab = rig();
  lab.connection('open');
  const { addFile, runAll } = lab.state();
  addFile('server', 'helper.js', '');
  addFile('client', 'client-2.js', '');
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L1' } : { program: `p${lab.asked.length - 1}` }));
  const done = runAll();
  await settled();
  expect(lab.asked.slice(1)).toMatchObject([{ file: 'server.js' }, { file: 'helper.js' }]);
  lab.batch([event(0, { program: 'p2', kind: 'exit', code: 0, signal: null, reason: 'exited' })]);
  await settled();
  expect(lab.asked).toHaveLength(3);
  lab.batch([
    event(1, { kind: 'event', object: 'o1', objectType: 'DatagramSocket', name: 'listening', args: [], handlers: [] }),
  ]);
  await done;
  expect(lab.asked.slice(3)).toMatchObject([{ file: 'client.js' }, { file: 'client-2.js' }]);
  expect(lab.state().notices).toEqual([]);
});

test('[WB11] the text that is shown runs', async () => {
  const lab = await opened();
  lab.state().setSource('small/client.js', 'mine');
  await lab.state().runProgram('small/client.js');
  expect(lab.asked.at(-1)).toMatchObject({ host: 'client', file: 'client.js', source: 'mine' });
  lab.state().showSlot('small/client.js', 'start');
  await lab.state().runProgram('small/client.js');
  expect(lab.asked.at(-1)).toMatchObject({ source: '// client.js' });
});

test('[WB11] a second run replaces the lab and starts an empty log', async () => {
  const lab = await opened();
  lab.batch([event(0, { kind: 'spawn', file: 'server.js', source: '' })]);
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L2' } : {}));
  await lab.state().runAll();
  expect(lab.asked).toContainEqual({
    kind: 'openLab',
    lesson: 'small',
    delayMs: 200,
    hosts: ['client', 'server'],
    replaces: 'L1',
  });
  expect(lab.state()).toMatchObject({ lab: { id: 'L2' }, cursor: { applied: 0, atUs: 0 } });
});

test('[WB13] a refusal becomes one notice, and never an unhandled rejection', async () => {
  const lab = await opened();
  lab.answerWith(() => {
    const refusal = { kind: 'error', request: 1, code: 'unknown-socket', message: '소켓을 찾을 수 없습니다.' } as const;
    return Promise.reject(new RequestRefused(refusal));
  });
  await lab.state().actOnSocket('p1', 'o1', { kind: 'end' });
  await lab.state().actOnSocket('p1', 'o1', { kind: 'end' });
  expect(lab.state().notices).toMatchObject([{ tone: 'error', code: 'unknown-socket' }]);
  const [notice] = lab.state().notices;
  lab.state().dismissNotice(notice?.id ?? -1);
  expect(lab.state().notices).toEqual([]);
});

test('[WB13] that a request met no connection is told only until there is one again', async () => {
  const lab = await opened();
  lab.connection('lost');
  lab.answerWith(() => Promise.reject(new RequestRefused(null)));
  await lab.state().actOnSocket('p1', 'o1', { kind: 'end' });
  expect(lab.state().notices[0]?.text).toContain('연결이 끊겨');
  lab.connection('connecting');
  expect(lab.state().notices).toHaveLength(1);
  lab.connection('open');
  expect(lab.state().notices).toEqual([]);
});

test('[WB13] a delay that the server refuses goes back to what it was', async () => {
  const lab = await opened();
  lab.answerWith(() => Promise.reject(new RequestRefused(null)));
  await lab.state().setDelay(400);
  expect(lab.state().delayMs).toBe(200);
});

test('[WB14] a lab that is gone keeps its log, and its clock stands still', async () => {
  const lab = await opened();
  lab.batch([event(0)], 1000);
  lab.passMs(5);
  lab.say({ kind: 'labGone', lab: 'L1', reason: 'crashed', message: '실험실 프로세스가 끝났습니다.' });
  lab.passMs(500);
  lab.tick();
  expect(lab.state()).toMatchObject({ lab: { status: 'gone' }, cursor: { applied: 1, atUs: 6000 } });
});

test('[WB14] a lab that goes because it is being replaced is not mourned', async () => {
  const lab = await opened();
  lab.batch([event(0, { kind: 'spawn', file: 'server.js', source: '' })]);
  let seen: string | undefined;
  lab.answerWith((ask) => {
    if (ask.kind === 'openLab') {
      lab.say({ kind: 'labGone', lab: 'L1', reason: 'closed', message: '실험실을 닫았습니다.' });
      seen = lab.state().lab?.status;
    }
    return ask.kind === 'openLab' ? { lab: 'L2' } : {};
  });
  await lab.state().runAll();
  expect(seen).toBe('open');
});

test('[WB15] live is the end of the log; a paused cursor stays where it is while the log grows', async () => {
  const lab = await opened();
  lab.batch([event(0), event(1)], 1000);
  lab.passMs(2);
  lab.tick();
  expect(lab.state().cursor).toEqual({ applied: 2, atUs: 3000 });
  lab.state().pause();
  lab.batch([event(2)], 5000);
  lab.tick();
  expect(lab.state().cursor).toEqual({ applied: 2, atUs: 3000 });
  lab.state().step(-1);
  expect(lab.state().cursor).toEqual({ applied: 1, atUs: 0 });
  lab.state().goLive();
  expect(lab.state().cursor.applied).toBe(3);
});

test('[WB15] playing moves by the speed, and becomes live where it catches up', async () => {
  const lab = await opened();
  lab.batch(
    [event(0), event(20)].map((one, seq) => ({ ...one, seq })),
    2000,
  );
  lab.state().seek(0);
  expect(lab.state().playback.mode).toBe('paused');
  lab.state().setSpeed(0.5);
  lab.state().play();
  lab.passMs(2);
  lab.tick();
  expect(lab.state().cursor).toEqual({ applied: 1, atUs: 1000 });
  lab.passMs(10);
  lab.tick();
  expect(lab.state().playback.mode).toBe('live');
});

test('[WB15] seeking never leaves the log', async () => {
  const lab = await opened();
  lab.batch([event(0), event(1)], 1000);
  lab.state().seek(9e9);
  expect(lab.state().cursor).toEqual({ applied: 2, atUs: 1000 });
  lab.state().seek(-5);
  expect(lab.state().cursor.atUs).toBe(0);
});

test('[TP9] bookmarks outlive time travel, and go with the lab; so does the section', async () => {
  const lab = await opened();
  lab.batch(
    [event(0), event(50)].map((one, seq) => ({ ...one, seq })),
    6000,
  );
  lab.state().putBookmark({ applied: 1, atUs: 0, note: '처음' });
  lab.state().setLoop({ fromUs: 0, toUs: 5000 });
  lab.state().setPace('even');
  lab.state().seek(0);
  lab.state().goLive();
  expect(lab.state().bookmarks).toEqual([{ applied: 1, atUs: 0, note: '처음' }]);
  lab.benchParts.adopt('L2');
  expect(lab.state().bookmarks).toEqual([]);
  expect(lab.state().playback).toEqual({ mode: 'live', speed: 1, pace: 'even', loop: null });
  // Shown again after somebody else's lab, it has its own again.
  lab.benchParts.adopt('L1');
  expect(lab.state().bookmarks).toHaveLength(1);
});

const trial = { setup: { delayMs: 0 }, hosts: ['client', 'server'] } as const;
const probe = { host: 'server', name: 'check-probe.js', source: '' } as const;

test('[EX2] a check that is broken off while its lab opens runs nothing, closes that lab, and leaves the stage free', async () => {
  const lab = await opened();
  let reply = (_: Partial<Reply>) => {};
  lab.answerWith((ask) => (ask.kind === 'openLab' ? new Promise((resolve) => (reply = resolve)) : { program: 'p1' }));
  await lab.state().setDelay(50);
  const turn = createStageTurn(lab.benchParts);
  const run = turn.open(trial).then(() => turn.run(probe));
  turn.end();
  expect(lab.state()).toMatchObject({ busy: null, delayMs: 50, lab: { id: 'L1', status: 'over' } });
  lab.asked.length = 0;
  reply({ lab: 'L2' });
  await expect(run).rejects.toThrow(RequestRefused);
  expect(lab.asked).toEqual([{ kind: 'closeLab', lab: 'L2' }]);
  expect(lab.state().lab?.id).toBe('L1');
  await expect(turn.run(probe)).rejects.toThrow(RequestRefused);
  expect(lab.state().busy).toBeNull();
});

test('[EX2] when a check is over its lab is too: its log stays, it sets nothing, and the next program gets a lab of its own', async () => {
  const lab = await opened();
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L2' } : { program: 'p1' }));
  const turn = createStageTurn(lab.benchParts);
  await turn.open({ ...trial, setup: { faults: [{ direction: 'upstream', fault: { kind: 'loss', percent: 100 } }] } });
  await turn.run(probe);
  const batch = (events: LabEvent[]) => lab.say({ kind: 'events', lab: 'L2', nowUs: 100, events });
  batch([event(0)]);
  turn.end();
  expect(lab.asked.at(-1)).toEqual({ kind: 'closeLab', lab: 'L2' });
  lab.say({ kind: 'labGone', lab: 'L2', reason: 'closed', message: '닫음' });
  const fault = { kind: 'loss', percent: 100 } as const;
  batch([{ seq: 1, at: 9, lane: 'wire', kind: 'fault', direction: 'upstream', fault, on: true, seed: 1 } as LabEvent]);
  expect(lab.state()).toMatchObject({ busy: null, faults: [], lab: { id: 'L2', status: 'over' } });
  expect(lab.state().timeline.events).toHaveLength(1);
  lab.asked.length = 0;
  await lab.state().runProgram('small/server.js');
  expect(lab.asked.map(({ kind }) => kind)).toEqual(['openLab', 'runProgram']);
});

test('[EX2] a lab that was lost before keeps no check from beginning, and one that is lost meanwhile ends it', async () => {
  const lab = await opened();
  lab.say({ kind: 'labGone', lab: 'L1', reason: 'crashed', message: '죽음' });
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L2' } : { program: 'p1' }));
  const turn = createStageTurn(lab.benchParts);
  expect(turn.holds()).toBe(true);
  await turn.open(trial);
  expect(turn.holds()).toBe(true);
  await lab.state().reset();
  expect(turn.holds()).toBe(false);
  await expect(turn.run(probe)).rejects.toThrow(RequestRefused);
});

test('[EX2] a check that ends because the page is turned leaves that page’s wire alone', async () => {
  const lab = await opened();
  lab.answerWith((ask) => (ask.kind === 'openLab' ? { lab: 'L2' } : { program: 'p1' }));
  const turn = createStageTurn(lab.benchParts);
  await turn.open(trial);
  lab.state().openSpace({ ...lab.state().space!, id: 'next', lesson: 'next' });
  lab.state().applySetup({ delayMs: 400 });
  turn.end();
  expect(lab.state()).toMatchObject({ busy: null, delayMs: 400 });
});

test('[EX3] a page that is turned while a lab opens runs nothing of what it shows then', async () => {
  const lab = await opened();
  let reply = (_: Partial<Reply>) => {};
  lab.answerWith((ask) => (ask.kind === 'openLab' ? new Promise((resolve) => (reply = resolve)) : { program: 'p2' }));
  await lab.state().reset();
  const running = lab.state().runAll();
  lab.state().openSpace({ ...lab.state().space!, files: [given('server', 'other.js')] });
  lab.asked.length = 0;
  reply({ lab: 'L2' });
  await running;
  expect(lab.asked).toEqual([{ kind: 'closeLab', lab: 'L2' }]);
  expect(lab.state()).toMatchObject({ lab: null, busy: null });
});
