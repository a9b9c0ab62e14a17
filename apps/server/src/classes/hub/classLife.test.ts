import { classLimits } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import {
  createClassBench,
  createClassBenchOver,
  labCut,
  openBenchClass,
  openBenchClassOn,
} from '../../../test/classBench.ts';
import { createMemoryClassStore } from '../../../test/memoryClassStore.ts';
import type { ClassStore } from '../classStore.ts';
import { openClassStore } from '../db/classStore.ts';

const [a, b] = ['student-a', 'student-b'];
const place = { lesson: 'lesson', step: 'one' };

test.each<[string, () => ClassStore]>([
  ['in memory', createMemoryClassStore],
  ['in the database', () => openClassStore(':memory:')],
])('[CL38] after a restart a class %s is as it was, and says so; labs and running drills are gone', async (_, open) => {
  const { bench, teacher, pages } = await openBenchClassOn(createClassBenchOver(open()), [a, b]);
  await pages[a]!.ask({ kind: 'progress', place, ticked: ['x'], tasks: 2 });
  await pages[a]!.ask({ kind: 'hand', up: true });
  await pages[b]!.ask({ kind: 'follow', on: false });
  await teacher.ask({ kind: 'place', place, push: true });
  await teacher.ask({ kind: 'lock', on: true });
  await teacher.ask({ kind: 'handStage', member: b });
  await teacher.ask({ kind: 'openPoll', question: { from: 'instructor', question: '?', choices: ['가', '나'] } });
  await pages[a]!.ask({ kind: 'answerPoll', poll: 1, choice: 1 });
  await teacher.ask({ kind: 'trigger', target: { to: 'all' }, deed: labCut(), afterMs: 0 });
  await teacher.ask({ kind: 'trigger', target: { to: 'all' }, deed: labCut(), afterMs: 60_000 });
  await teacher.ask({ kind: 'startDrill', drill: 'frozen', target: { to: 'all' } });
  bench.hub.left(b);
  bench.store.changeMember(b, { leftAtMs: 1 });
  await teacher.ask({ kind: 'handStage', member: a });
  bench.hub.close();
  bench.takeCommands();

  const again = createClassBenchOver(bench.store, bench.clock);
  again.start();
  const page = await again.enter(a);
  const back = await again.enter('class-one-teacher', 'instructor');
  expect(page.state).toMatchObject({
    ...{ locked: true, place, pushes: 1, members: 1, hands: 1, drill: null, restartedAtMs: again.nowMs() },
    stage: { driver: a, driverName: a, lab: null },
    poll: { answered: 1, open: true },
  });
  expect(page.self).toMatchObject({ member: a, hand: true, answer: 1, lab: null, notes: [] });
  expect(back.rows.get(a)).toMatchObject({ place, ticked: 1, tasks: 2, lab: null, programs: {} });
  expect(back.state.deeds.map(({ state, undoable }) => [state, undoable])).toEqual([
    ['done', false],
    ['cancelled', false],
    ['done', false],
  ]);
  again.clock.advance(60_000);
  expect(again.takeCommands()).toEqual([]);
  // The browser is whose it was: what it opens is theirs.
  again.openLab('again', a);
  again.settle();
  expect(page.self.lab).toBe('again');
});

test('[CL39] who is kicked may come back; a ban is of every browser and of the nickname', async () => {
  const { bench, teacher, pages } = await openBenchClass([a, b]);
  await bench.enter(b, 'student', 'phone');
  await teacher.ask({ kind: 'kick', member: a });
  await teacher.ask({ kind: 'ban', member: b });
  bench.settle();
  expect(pages[a]!.messages.at(-1)).toEqual({ kind: 'over', reason: 'kicked' });
  expect(pages[a]!.closedWith).toBe('kicked');
  expect(pages[b]!.messages.at(-1)).toEqual({ kind: 'over', reason: 'banned' });
  expect(teacher.state).toMatchObject({ members: 0, online: 0 });
  expect(teacher.rows.size).toBe(0);
  const banned = (session: string, key: string) => bench.store.isBanned('class-one', session, key);
  expect([banned(`of ${a}`, a), banned(`of ${b}`, 'x'), banned('phone', 'x'), banned('x', b)]).toEqual([
    false,
    true,
    true,
    true,
  ]);
  expect(bench.store.kept.members.get(a)?.leftAtMs).toBe(bench.nowMs() - 300);

  bench.join('student-c', 'class-one', 'student', `of ${a}`);
  const page = await bench.enter('student-c', 'student', `of ${a}`);
  bench.settle();
  // The lab is the browser's, and so the new member's.
  expect(page.self.lab).toBe(`lab-${a}`);
  expect(teacher.rows.get('student-c')).toMatchObject({ online: true });
  for (const kind of ['kick', 'ban'] as const) {
    expect(await teacher.ask({ kind, member: 'class-one-teacher' })).toMatchObject({ code: 'unknown-member' });
  }
});

test('[CL40] endClass tells everybody, and what was to happen does not', async () => {
  const { bench, teacher, pages } = await openBenchClass([a]);
  await teacher.ask({ kind: 'trigger', target: { to: 'all' }, deed: labCut(), afterMs: 1000 });
  bench.takeCommands();
  expect(await teacher.ask({ kind: 'endClass' })).toMatchObject({ kind: 'reply' });
  for (const page of [teacher, pages[a]!]) expect(page.messages.at(-1)).toEqual({ kind: 'over', reason: 'ended' });
  bench.clock.advance(2000);
  expect(bench.takeCommands()).toEqual([]);
  expect(bench.store.kept.classes.get('class-one')).toMatchObject({
    endReason: 'ended',
    endedAtMs: bench.nowMs() - 2000,
  });
  expect(bench.hub.mayWatch('of class-one-teacher', bench.openLab('later', a))).toBe(false);
});

test('[CL40] a class without a request for twelve hours ends by itself; a restart does not begin them anew', async () => {
  const { bench, teacher, pages } = await openBenchClass([a]);
  bench.clock.advance(classLimits.idleMs - 60_000);
  await pages[a]!.ask({ kind: 'hand', up: true });
  const asked = bench.nowMs();
  expect(bench.store.kept.classes.get('class-one')?.activeAtMs).toBe(asked);
  await pages[a]!.ask({ kind: 'hand', up: false });
  bench.clock.advance(classLimits.idleMs - 1000);
  expect(teacher.closedWith).toBeNull();
  bench.hub.close();
  const again = createClassBench(bench.store, bench.clock);
  again.start();
  again.clock.advance(999);
  const page = again.openPage(a);
  expect(page.closedWith).toBeNull();
  again.clock.advance(1);
  expect(page.messages.at(-1)).toEqual({ kind: 'over', reason: 'idle' });
  expect(again.store.kept.classes.get('class-one')).toMatchObject({ endReason: 'idle' });
});
