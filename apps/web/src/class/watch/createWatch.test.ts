import type { LabEvent } from '@socketlab/protocol';
import { createTimeline } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import { type Ask, type Reply, RequestRefused } from '../../state/connection.ts';
import { settled } from '../../state/testLab.ts';
import { createTestStore } from '../../state/testStore.ts';
import { welcome } from '../../state/testWelcome.ts';
import { createWatch } from './createWatch.ts';

const given = (host: 'client' | 'server', name: string) => ({ host, name, key: name, source: 'own', answer: null });
const space = {
  id: 'small',
  lesson: 'small',
  hosts: ['client', 'server'] as const,
  files: [given('server', 'server.js')],
};

const opened = {
  seq: 0,
  at: 0,
  lane: 'lab',
  kind: 'opened',
  mode: 'virtual',
  hosts: [
    { host: 'client', address: '10.0.0.1' },
    { host: 'server', address: '10.0.0.2' },
  ],
  delayMs: 50,
} as LabEvent;
const spawn = (seq: number, source: string) =>
  ({
    seq,
    at: seq * 10,
    lane: 'program',
    host: 'server',
    program: `p${seq}`,
    kind: 'spawn',
    file: 'server.js',
    source,
  }) as LabEvent;

const unknown = new RequestRefused({ code: 'unknown-lab', message: '실험실을 찾을 수 없습니다.' });

async function rig() {
  let answer = (ask: Ask): Partial<Reply> => (ask.kind === 'openLab' ? { lab: 'own' } : { program: 'p1' });
  const store = createTestStore({ createTimeline, answer: (ask) => answer(ask) });
  const { asked, say, connection } = store;
  const watch = createWatch(store.useLab, store.benchParts);
  const batch = (lab: string, events: LabEvent[]) => say({ kind: 'events', lab, nowUs: 1000, events });
  connection('open');
  say(welcome);
  const state = store.useLab.getState;
  state().openSpace(space);
  state().setSource('small/server.js', 'mine');
  await state().runProgram('small/server.js');
  batch('own', [opened, spawn(1, 'mine')]);
  await state().setDelay(400);
  asked.length = 0;
  return {
    ...watch,
    state,
    set: store.useLab.setState,
    asked,
    say,
    batch,
    connection,
    answerWith(next: typeof answer) {
      answer = next;
    },
  };
}

test('[CL74] a watched lab stands in the place of the own one, with the code its log names; nothing can be asked of it', async () => {
  const page = await rig();
  page.watchLab('stage', '무대');
  expect(page.asked).toEqual([{ kind: 'attachLab', lab: 'stage', from: 0 }]);
  page.batch('stage', [opened, spawn(1, 'theirs')]);
  expect(page.state()).toMatchObject({
    busy: 'watch',
    lab: { id: 'stage', status: 'watched' },
    watching: { lab: 'stage', title: '무대', own: { lab: 'own', entries: 2 } },
    delayMs: 50,
    files: [{ host: 'server', name: 'server.js', mine: 'theirs' }],
  });
  page.asked.length = 0;
  const { runAll, runProgram, setPower, setDelay, releaseNext, actOnSocket } = page.state();
  await Promise.all([runAll(), runProgram('stage/server/server.js'), setPower('server', false)]);
  await Promise.all([setDelay(50), releaseNext(), actOnSocket('p1', 'o1', { kind: 'end' })]);
  expect(page.asked).toEqual([]);
});

test('[CL74] afterwards the own lab, files and wire are as they were, and what was missed is asked for', async () => {
  const page = await rig();
  page.watchLab('stage', '무대');
  page.batch('stage', [opened, spawn(1, 'theirs'), spawn(2, 'theirs again')]);
  page.batch('own', [spawn(2, 'not read while another lab is shown')]);
  page.stopWatching();
  expect(page.state()).toMatchObject({
    busy: null,
    watching: null,
    lab: { id: 'own', status: 'open' },
    delayMs: 400,
    space: { id: 'small' },
    files: [{ id: 'small/server.js', mine: 'mine', slot: 'mine' }],
  });
  expect(page.state().timeline.events).toHaveLength(2);
  expect(page.asked.at(-1)).toEqual({ kind: 'attachLab', lab: 'own', from: 2 });
  await page.state().runProgram('small/server.js');
  expect(page.asked.at(-1)).toMatchObject({ kind: 'runProgram', lab: 'own', source: 'mine' });
});

test('[CL74] a lesson that is turned while watching ends the own lab, and is what comes back', async () => {
  const page = await rig();
  page.watchLab('stage', '무대');
  page.batch('stage', [opened, spawn(1, 'theirs')]);
  page.state().openSpace({ ...space, id: 'other', lesson: 'other' });
  page.state().applySetup({ delayMs: 0 });
  expect(page.state().files[0]?.mine).toBe('theirs');
  expect(page.asked.at(-1)).toEqual({ kind: 'closeLab', lab: 'own' });
  page.stopWatching();
  expect(page.state()).toMatchObject({ lab: null, space: { id: 'other' }, delayMs: 0, faults: [] });
});

test('[CL74] watching waits for a run that has begun', async () => {
  const page = await rig();
  page.set({ busy: 'run' });
  page.watchLab('stage', '무대');
  expect(page.state().watching).toBeNull();
  page.set({ busy: null });
  expect(page.state()).toMatchObject({ busy: 'watch', watching: { lab: 'stage' } });
});

test('[CL75] a watched lab that is gone keeps its picture until the next one', async () => {
  const page = await rig();
  page.watchLab('stage', '무대');
  page.batch('stage', [opened, spawn(1, 'theirs')]);
  page.say({ kind: 'labGone', lab: 'stage', reason: 'closed', message: '닫음' });
  expect(page.state()).toMatchObject({
    lab: { status: 'over' },
    watching: { over: true },
    files: [{ mine: 'theirs' }],
  });
  page.watchLab('stage-2', '무대');
  expect(page.state()).toMatchObject({
    lab: { id: 'stage-2', status: 'watched' },
    watching: { over: false },
    files: [],
  });
  page.stopWatching();
  expect(page.state().lab?.id).toBe('own');
});

test('[CL75] one that can’t be had says so, and the own one is still there', async () => {
  const page = await rig();
  page.answerWith(() => {
    throw unknown;
  });
  page.watchLab('stage', '무대');
  await settled();
  expect(page.state().watching).toMatchObject({ lab: 'stage', over: true });
  page.stopWatching();
  await settled();
  expect(page.state().lab).toMatchObject({ id: 'own', status: 'gone', goneText: unknown.message });
});

test('[CL75] after a loss both labs are attached to again', async () => {
  const page = await rig();
  page.watchLab('stage', '무대');
  page.batch('stage', [opened]);
  page.connection('lost');
  page.asked.length = 0;
  page.connection('open');
  page.say(welcome);
  expect(page.asked).toContainEqual({ kind: 'attachLab', lab: 'own', from: 2 });
  expect(page.asked).toContainEqual({ kind: 'attachLab', lab: 'stage', from: 1 });
});
