import { classLimits } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import {
  createClassBench,
  exit,
  happens,
  labCut,
  openBenchClass,
  signalled,
  spawn,
  talk,
} from '../../../test/classBench.ts';

const [a, b] = ['student-a', 'student-b'];
const place = { lesson: 'lesson', step: 'one' };

test('[CL25] the stage is the newest lab of whoever drives, from any of their browsers; everybody learns which', async () => {
  const { bench, teacher, pages } = await openBenchClass([a, b]);
  expect(pages[b]!.state.stage).toEqual({ driver: null, driverName: null, lab: null });
  bench.openLab('stage-1', 'class-one-teacher');
  const second = await bench.enter('class-one-teacher', 'projector', 'wall');
  bench.openLab('stage-2', 'class-one-teacher', 'wall');
  second.close();
  bench.settle();
  expect(pages[b]!.state.stage.lab).toBe('stage-2');
  await teacher.ask({ kind: 'cursor', cursor: { lab: 'stage-2', applied: 3, atUs: 9, live: false } });
  bench.settle();
  expect(pages[b]!.state.cursor).toMatchObject({ applied: 3 });
  const other = await teacher.ask({ kind: 'cursor', cursor: { lab: `lab-${a}`, applied: 3, atUs: 9, live: false } });
  expect(other).toMatchObject({ code: 'unknown-lab' });

  await teacher.ask({ kind: 'handStage', member: a });
  bench.settle();
  expect(pages[b]!.state).toMatchObject({ stage: { driver: a, driverName: a, lab: `lab-${a}` }, cursor: null });
  bench.openLab('newer', a);
  bench.settle();
  expect(pages[b]!.state.stage.lab).toBe('newer');
  bench.closeLab('newer');
  bench.settle();
  expect(pages[b]!.state.stage.lab).toBe(`lab-${a}`);
  await teacher.ask({ kind: 'handStage', member: null });
  bench.closeLab('stage-2');
  bench.settle();
  expect(pages[b]!.state.stage).toEqual({ driver: null, driverName: null, lab: 'stage-1' });
  expect(await teacher.ask({ kind: 'handStage', member: 'nobody-is-this' })).toMatchObject({ code: 'unknown-member' });
});

test('[CL25] the stage comes back when its driver leaves', async () => {
  const { bench, teacher, pages } = await openBenchClass([a, b]);
  await teacher.ask({ kind: 'handStage', member: a });
  bench.hub.left(a);
  bench.settle();
  expect(pages[a]!.closedWith).toBe('left');
  expect(pages[b]!.state.stage.driver).toBeNull();
  expect(bench.store.kept.classes.get('class-one')?.driver).toBeNull();
});

test('[CL26] the stage may be watched by its class, a student’s lab by their instructor, and neither by anybody else', async () => {
  const { bench, teacher } = await openBenchClass([a, b]);
  const mine = bench.openLab('mine', a);
  const stage = bench.openLab('stage', 'class-one-teacher');
  bench.addClass('class-two');
  bench.join('student-c', 'class-two');
  const may = (who: string, lab = mine) => bench.hub.mayWatch(`of ${who}`, lab);
  expect([b, 'class-one-teacher', 'class-two-teacher', 'student-c', 'nobody'].map((who) => may(who))).toEqual([
    ...[false, true, false, false, false],
  ]);
  expect([b, 'class-two-teacher', 'student-c'].map((who) => may(who, stage))).toEqual([true, false, false]);
  await teacher.ask({ kind: 'handStage', member: a });
  expect(may(b)).toBe(true);
  await teacher.ask({ kind: 'kick', member: b });
  expect(may(b)).toBe(false);
});

test('[CL32] a row says what the lab’s log says: programs, errors, and what the student did', async () => {
  const { bench, teacher } = await openBenchClass([a]);
  const row = () => {
    bench.settle();
    return teacher.rows.get(a)!;
  };
  expect(row()).toMatchObject({
    lab: `lab-${a}`,
    programs: { server: 'running', client: 'running' },
    lastAction: '실행',
  });
  bench.grow(`lab-${a}`, signalled('server', 'p1', 'SIGSTOP'));
  expect(row().programs).toEqual({ server: 'frozen', client: 'running' });
  // Nobody handles it, so it comes a second time, as an uncaught one; it was one error.
  const uncaught = {
    lane: 'program',
    host: 'client',
    program: 'p2',
    kind: 'uncaught',
    name: 'Error',
    message: '',
    code: 'ECONNRESET',
    stack: '',
    site: null,
  } as const;
  bench.grow(`lab-${a}`, happens('client', 'p2', 'o1', 'error', 'ECONNRESET'), uncaught, exit('client', 'p2', 1));
  bench.grow(`lab-${a}`, signalled('server', 'p1', 'SIGCONT'), exit('server', 'p1', 0));
  expect(row()).toMatchObject({
    programs: { server: 'ended', client: 'failed' },
    lastError: 'ECONNRESET',
    errors: { ECONNRESET: 1 },
  });
  bench.grow(`lab-${a}`, spawn('client', 'p3'), happens('client', 'p3', 'o1', 'error', 'ECONNREFUSED'));
  expect(row()).toMatchObject({
    programs: { client: 'running' },
    lastError: 'ECONNREFUSED',
    errors: { ECONNRESET: 1, ECONNREFUSED: 1 },
  });
  bench.closeLab(`lab-${a}`);
  expect(row()).toMatchObject({ lab: null, programs: {}, lastError: null, errors: {} });
});

test('[CL33] ticks are what the page says; a tick or a new step moves a student on, the same again does not', async () => {
  const { bench, teacher, pages } = await openBenchClass([a]);
  const says = async (step: string, ticked: string[]) => {
    bench.clock.advance(1000);
    await pages[a]!.ask({ kind: 'progress', place: { ...place, step }, ticked, tasks: 3 });
    bench.settle();
    return teacher.rows.get(a)!;
  };
  const first = await says('one', ['x']);
  expect(first).toMatchObject({ place, ticked: 1, tasks: 3, lastAction: '단계 이동' });
  expect((await says('one', ['x'])).movedAtMs).toBe(first.movedAtMs);
  const second = await says('one', ['x', 'y', 'y']);
  expect(second).toMatchObject({ ticked: 2, lastAction: '과제 완료' });
  expect(second.movedAtMs).toBeGreaterThan(first.movedAtMs);
  expect((await says('two', [])).movedAtMs).toBeGreaterThan(second.movedAtMs);
  expect(bench.store.kept.progress).toMatchObject([{ ticked: ['x', 'y', 'y'] }, { ticked: [] }]);
});

test('[CL33] a hand keeps its place until it is lowered, by either', async () => {
  const { bench, teacher, pages } = await openBenchClass([a]);
  await pages[a]!.ask({ kind: 'hand', up: true });
  const raised = bench.nowMs();
  bench.clock.advance(5000);
  await pages[a]!.ask({ kind: 'hand', up: true });
  bench.settle();
  expect(teacher.rows.get(a)?.handAtMs).toBe(raised);
  expect(teacher.state.hands).toBe(1);
  await teacher.ask({ kind: 'lowerHand', member: a });
  bench.settle();
  expect(pages[a]!.self.hand).toBe(false);
  expect(teacher.state.hands).toBe(0);
});

test('[CL38] after a restart the class is as it was, and says so; labs and running drills are gone', async () => {
  const { bench, teacher, pages } = await openBenchClass([a, b]);
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

  const again = createClassBench(bench.store, bench.clock);
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

test('[CL41] present is who has a page open; who comes back is who they were, with the lab that is still there', async () => {
  const { bench, teacher, pages } = await openBenchClass([a, b]);
  expect(teacher.state).toMatchObject({ members: 2, online: 2 });
  const second = await bench.enter(a);
  pages[a]!.close();
  bench.settle();
  expect(teacher.rows.get(a)?.online).toBe(true);
  second.close();
  bench.settle();
  expect(teacher.state).toMatchObject({ members: 2, online: 1 });
  expect(teacher.rows.get(a)).toMatchObject({ online: false, lab: `lab-${a}` });
  // Its lab is there as long as it lingers, and a deed on all reaches it.
  await teacher.ask({ kind: 'trigger', target: { to: 'all' }, deed: labCut(), afterMs: 0 });
  const back = await bench.enter(a);
  bench.settle();
  expect(back.self).toMatchObject({ member: a, lab: `lab-${a}`, notes: [{ on: 'mine' }] });
  expect(teacher.rows.get(a)?.online).toBe(true);
});

test('[CL41] a lab that a browser had before it joined is its member’s', async () => {
  const { bench } = await openBenchClass();
  bench.openLab('early', a);
  bench.grow('early', ...talk());
  bench.join(a, 'class-one');
  const page = await bench.enter(a);
  expect(page.self.lab).toBe('early');
});

test('[CL42] a student knows whether the instructor looks at their lab', async () => {
  const { bench, teacher, pages } = await openBenchClass([a, b]);
  const watched = () => {
    bench.settle();
    return [pages[a]!.self.watched, pages[b]!.self.watched];
  };
  await teacher.ask({ kind: 'watch', member: a });
  expect(watched()).toEqual([true, false]);
  await teacher.ask({ kind: 'watch', member: b });
  expect(watched()).toEqual([false, true]);
  const second = await bench.enter('class-one-teacher', 'instructor', 'second');
  await second.ask({ kind: 'watch', member: b });
  await teacher.ask({ kind: 'watch', member: null });
  expect(watched()).toEqual([false, true]);
  second.close();
  expect(watched()).toEqual([false, false]);
  expect(await teacher.ask({ kind: 'watch', member: 'nobody-is-this' })).toMatchObject({ code: 'unknown-member' });
});
