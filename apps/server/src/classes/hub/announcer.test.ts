import { expect, test } from 'vitest';
import { type BenchPage, createClassBench, labCut, openBenchClass, talk } from '../../../test/classBench.ts';

const since = (page: BenchPage, from: number) => page.messages.slice(from);
const megabytes = (count: number) => count * 1024 * 1024;

test('[CL21] a page hears nothing of the class before it enters, then all of it once, then only what changes', async () => {
  const { bench, teacher } = await openBenchClass();
  bench.join('student-a', 'class-one');
  const page = bench.openPage('student-a');
  await teacher.ask({ kind: 'lock', on: true });
  bench.settle();
  expect(page.messages.map(({ kind }) => kind)).toEqual(['welcome']);

  await page.ask({ kind: 'enter', view: 'student' });
  expect(page.messages.map(({ kind }) => kind)).toEqual(['welcome', 'reply', 'class']);
  expect(page.state).toMatchObject({ locked: true, members: 1, online: 1, instructor: 'class-one-teacher' });

  await teacher.ask({ kind: 'lock', on: false });
  bench.settle();
  expect(page.messages.at(-1)).toEqual({ kind: 'changed', state: { locked: false } });
});

test('[CL21] changes of 50 ms leave together, and what is as it was before is not said', async () => {
  const { bench, teacher, pages } = await openBenchClass(['student-a']);
  const page = pages['student-a']!;
  const from = page.messages.length;
  for (const step of ['one', 'two', 'three']) {
    await teacher.ask({ kind: 'place', place: { lesson: 'lesson', step }, push: true });
    await teacher.ask({ kind: 'lock', on: true });
    await teacher.ask({ kind: 'lock', on: false });
  }
  bench.clock.advance(49);
  await teacher.ask({ kind: 'place', place: { lesson: 'lesson', step: 'four' }, push: true });
  expect(since(page, from)).toHaveLength(1);
  bench.clock.advance(50);
  const places = since(page, from).flatMap((m) =>
    m.kind === 'changed' ? [[m.state.place?.step, m.state.pushes]] : [],
  );
  expect(places).toEqual([
    ['three', 3],
    ['four', 4],
  ]);
});

test('[CL21] pages that are told the same are told it by one and the same text', async () => {
  const { bench, teacher, pages } = await openBenchClass(['student-a', 'student-b']);
  const tellOthers = JSON.stringify;
  let count = 0;
  JSON.stringify = ((...args: Parameters<typeof tellOthers>) => {
    if ((args[0] as { step?: string } | null)?.step === 'counted') count++;
    return tellOthers(...args);
  }) as typeof tellOthers;
  await teacher.ask({ kind: 'place', place: { lesson: 'lesson', step: 'counted' }, push: false });
  count = 0;
  bench.settle();
  JSON.stringify = tellOthers;
  // Once for the instructor, once for all others.
  expect(count).toBe(2);
  for (const page of Object.values(pages)) expect(page.state.place?.step).toBe('counted');
});

test('[CL22] the roster comes whole, then only rows that changed, every 250 ms at most, to the instructor’s own pages', async () => {
  const { bench, teacher, pages } = await openBenchClass(['student-a', 'student-b']);
  const wall = await bench.enter('class-one-teacher', 'projector', 'wall');
  const second = await bench.enter('class-one-teacher', 'instructor', 'second');
  expect(second.messages.at(-1)).toMatchObject({ kind: 'roster', full: true });
  expect([...second.rows.keys()]).toEqual(['student-a', 'student-b']);
  bench.settle();

  const from = teacher.messages.length;
  const rosters = () => since(teacher, from).filter(({ kind }) => kind === 'roster');
  await pages['student-a']!.ask({ kind: 'follow', on: false });
  bench.clock.advance(0);
  expect(rosters()).toMatchObject([{ full: false, rows: [{ member: 'student-a', follow: false }], removed: [] }]);
  for (let round = 0; round < 4; round++) {
    await pages['student-a']!.ask({ kind: 'hand', up: round % 2 === 0 });
    bench.clock.advance(60);
  }
  expect(rosters()).toHaveLength(1);
  bench.clock.advance(20);
  expect(rosters()).toHaveLength(2);

  for (const page of [wall, ...Object.values(pages)]) {
    expect(page.messages.some(({ kind }) => kind === 'roster')).toBe(false);
  }
});

test('[CL22] a page that enters amid changes knows in the end what the others know', async () => {
  const { bench, teacher, pages } = await openBenchClass(['student-a']);
  const page = pages['student-a']!;
  await page.ask({ kind: 'hand', up: true });
  await teacher.ask({ kind: 'lock', on: true });
  const late = await bench.enter('class-one-teacher', 'instructor', 'late');
  // Both are as they were when the others were last told.
  await page.ask({ kind: 'hand', up: false });
  await teacher.ask({ kind: 'lock', on: false });
  bench.settle();
  expect(late.state).toEqual(teacher.state);
  expect(late.rows.get('student-a')).toMatchObject({ handAtMs: null });
});

test('[CL23] a page that does not read is left in peace and gets one snapshot when it has; the others miss nothing', async () => {
  const { bench, teacher, pages } = await openBenchClass(['student-a', 'student-b']);
  const slow = pages['student-a']!;
  const quick = pages['student-b']!;
  slow.bufferedAmount = megabytes(2);
  const [fromSlow, fromQuick] = [slow.messages.length, quick.messages.length];
  for (let step = 0; step < 200; step++) {
    await teacher.ask({ kind: 'place', place: { lesson: 'lesson', step: `${step}` }, push: true });
    bench.clock.advance(50);
  }
  expect(since(slow, fromSlow)).toEqual([]);
  const heard = since(quick, fromQuick).filter(({ kind }) => kind === 'changed');
  expect(heard).toHaveLength(200);

  slow.bufferedAmount = 0;
  bench.clock.advance(100);
  expect(since(slow, fromSlow).map(({ kind }) => kind)).toEqual(['class']);
  expect(slow.state).toEqual(quick.state);
  await teacher.ask({ kind: 'lock', on: true });
  bench.settle();
  expect(slow.messages.at(-1)).toEqual({ kind: 'changed', state: { locked: true } });
});

test('[CL23] an instructor’s page that was slow gets the whole roster as well', async () => {
  const { bench, teacher, pages } = await openBenchClass(['student-a']);
  teacher.bufferedAmount = megabytes(2);
  await pages['student-a']!.ask({ kind: 'hand', up: true });
  bench.settle();
  expect(teacher.rows.get('student-a')?.handAtMs).toBeNull();
  teacher.bufferedAmount = 0;
  bench.clock.advance(100);
  expect(teacher.messages.slice(-2)).toMatchObject([{ kind: 'class' }, { kind: 'roster', full: true }]);
  expect(teacher.rows.get('student-a')?.handAtMs).not.toBeNull();
});

test('[CL24] deeds and running counts of a poll are for the instructor’s own pages alone', async () => {
  const { bench, teacher, pages } = await openBenchClass(['student-a']);
  const wall = await bench.enter('class-one-teacher', 'projector', 'wall');
  const question = { from: 'instructor', question: '무엇입니까?', choices: ['가', '나'] } as const;
  await teacher.ask({ kind: 'openPoll', question: { ...question, choices: [...question.choices] } });
  await pages['student-a']!.ask({ kind: 'answerPoll', poll: 1, choice: 1 });
  await teacher.ask({ kind: 'trigger', target: { to: 'all' }, deed: labCut(), afterMs: 0 });
  bench.settle();
  expect(teacher.state.poll).toMatchObject({ answered: 1, counts: [0, 1] });
  expect(teacher.state.deeds).toHaveLength(1);
  const late = await bench.enter('class-one-teacher', 'projector', 'late');
  for (const { state } of [wall, late, pages['student-a']!]) {
    expect(state.poll).toMatchObject({ open: true, answered: 1, counts: null });
    expect(state.deeds).toEqual([]);
  }
});

test('[CL43] a message that can’t be read costs its sender one named error; haste is refused, then cut off', async () => {
  const bench = createClassBench();
  bench.start();
  bench.addClass('class-one');
  const page = await bench.enter('class-one-teacher', 'instructor');
  bench.openLab('lab', 'class-one-teacher');
  bench.grow('lab', ...talk());
  const from = page.messages.length;
  page.receive('{');
  page.receive('{"kind":"fly","request":7}');
  page.receive('{"kind":"lock","request":8}');
  page.receiveBinary();
  expect(since(page, from).map((m) => (m.kind === 'error' ? [m.request, m.code] : m.kind))).toEqual([
    [null, 'bad-json'],
    [7, 'unknown-kind'],
    [8, 'bad-fields'],
    [null, 'bad-json'],
  ]);
  for (let count = 0; count < 500; count++) page.receive('{');
  expect(page.closedWith).toBe('too-many-requests');
});
