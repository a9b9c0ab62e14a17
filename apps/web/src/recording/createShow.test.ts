import type { LabEvent } from '@socketlab/protocol';
import { createTimeline } from '@socketlab/timeline';
import { expect, test } from 'vitest';
import { createWatch } from '../class/watch/createWatch.ts';
import { createTestStore } from '../state/testStore.ts';
import { welcome } from '../state/testWelcome.ts';
import { createShow } from './createShow.ts';
import { createOwnBookmarks } from './ownBookmarks.ts';
import type { ReadRun } from './readRun.ts';

const opened = (mode = 'virtual') =>
  ({
    seq: 0,
    at: 0,
    lane: 'lab',
    kind: 'opened',
    mode,
    hosts: [
      { host: 'client', address: '10.0.0.1' },
      { host: 'server', address: '10.0.0.2' },
    ],
    delayMs: 50,
  }) as LabEvent;
const spawn = (seq: number, source: string) =>
  ({
    seq,
    at: seq * 1000,
    lane: 'program',
    host: 'server',
    program: `p${seq}`,
    kind: 'spawn',
    file: 'server.js',
    source,
  }) as LabEvent;

const events = [opened(), spawn(1, 'first'), spawn(2, 'second')];
const run = () => {
  const timeline = createTimeline();
  timeline.append(events);
  return { header, timeline, rest: [] };
};
const header: ReadRun['header'] = {
  app: 'socketlab',
  title: '끊긴 순간',
  start: null,
  mode: 'virtual',
  hosts: ['client', 'server'],
  place: { lesson: 'end-or-close', step: null },
  files: [
    { host: 'server', name: 'server.js', source: 'edited later' },
    { host: 'client', name: 'client.js', source: 'never run' },
  ],
  bookmarks: [],
  entries: 3,
};

const space = {
  id: 'small',
  lesson: 'small',
  hosts: ['client', 'server'] as const,
  files: [{ host: 'server' as const, name: 'server.js', key: 'server.js', source: 'own', answer: null }],
};

async function rig() {
  const { useLab, benchParts, asked, say, connection } = createTestStore({
    createTimeline,
    answer: (ask) => (ask.kind === 'openLab' ? { lab: 'own' } : { program: 'p1' }),
    publish() {
      throw new Error('a recording counts for nothing');
    },
  });
  connection('open');
  say(welcome);
  useLab.getState().openSpace(space);
  const watch = createWatch(useLab, benchParts);
  return { ...createShow(useLab, benchParts, createOwnBookmarks(null)), watch, state: useLab.getState, asked };
}

test('[RC10] a kept run stands on the stage with its code and its wire, paused at its beginning, and nothing can be asked of it', async () => {
  const page = await rig();
  await page.state().runProgram('small/server.js');
  page.asked.length = 0;
  page.show(run(), { from: 'file', name: 'a.socketlab' });
  expect(page.asked).toEqual([{ kind: 'closeLab', lab: 'own' }]);
  expect(page.state()).toMatchObject({
    recording: { from: 'file', name: 'a.socketlab', header: { title: '끊긴 순간' } },
    busy: 'watch',
    delayMs: 50,
    playback: { mode: 'paused' },
    cursor: { applied: 1, atUs: 0 },
  });
  expect(page.state().timeline.events).toEqual(events);
  expect(page.state().files.map(({ name, mine }) => [name, mine])).toEqual([
    ['server.js', 'second'],
    ['client.js', 'never run'],
  ]);
  page.asked.length = 0;
  await page.state().runAll();
  await page.state().setDelay(400);
  page.state().setSource(page.state().files[0]!.id, 'mine');
  expect(page.asked).toEqual([]);
  expect(page.state().files[0]!.mine).toBe('second');
});

test('[RC10] it opens at the moment that a link names', async () => {
  const page = await rig();
  page.show(run(), { from: 'server', name: 'x' }, 1500);
  expect(page.state().cursor).toEqual({ applied: 2, atUs: 1500 });
});

test('[RC11] what the page turns to next finds its own files and wire, and an empty stage', async () => {
  const page = await rig();
  await page.state().setDelay(400);
  page.show(run(), { from: 'file', name: 'a' });
  page.state().openSpace(space);
  expect(page.state()).toMatchObject({ recording: null, watching: null, busy: null, delayMs: 400, lab: null });
  expect(page.state().timeline.events).toEqual([]);
  expect(page.state().files.map(({ original }) => original)).toEqual(['own']);
  page.state().setSource('small/server.js', 'mine');
  expect(page.state().files[0]!.mine).toBe('mine');
});

test('[RC13] while somebody else’s lab is watched no recording takes its place, and afterwards the page is its own', async () => {
  const page = await rig();
  page.watch.watchLab('theirs', '무대');
  expect(page.show(run(), { from: 'file', name: 'a' })).toBe(false);
  expect(page.state()).toMatchObject({ recording: null, watching: { lab: 'theirs' } });
  page.watch.stopWatching();
  page.leave();
  page.state().openSpace({ ...space, id: 'other' });
  page.state().setSource('other/server.js', 'mine');
  expect(page.state().files.map(({ mine }) => mine)).toEqual(['mine']);
});
