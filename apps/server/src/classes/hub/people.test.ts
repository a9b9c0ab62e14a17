import { expect, test } from 'vitest';
import { exit, happens, labCut, openBenchClass, signalled, spawn, talk } from '../../../test/classBench.ts';

const [a, b] = ['student-a', 'student-b'];
const place = { lesson: 'lesson', step: 'one' };

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
  expect(bench.store.kept.progress).toMatchObject([{ ticked: ['x', 'y'] }, { ticked: [] }]);
  // A step that the course does not have is kept nowhere: else one student could fill the disk.
  const nowhere = { kind: 'progress' as const, place: { ...place, step: 'nowhere' }, ticked: [] as string[], tasks: 0 };
  expect(await pages[a]!.ask(nowhere)).toMatchObject({ code: 'bad-fields' });
  expect(bench.store.kept.progress).toHaveLength(2);
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
