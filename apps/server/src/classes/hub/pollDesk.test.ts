import type { Prediction } from '@socketlab/lessons';
import { expect, test } from 'vitest';
import { createClassBench, exit, happens, openBenchClass, openBenchClassOn, spawn } from '../../../test/classBench.ts';

const [a, b] = ['student-a', 'student-b'];
const place = { lesson: 'lesson', step: 'who-first' };
const own = { from: 'instructor', question: '무엇입니까?', choices: ['가', '나', '다'] } as const;

const whoFirst: Prediction = {
  id: 'who-first',
  question: '무엇이 먼저입니까?',
  begin: { on: 'spawn', host: 'client' },
  choices: [
    { id: 'server', text: '서버', when: { on: 'event', host: 'server', name: 'connect' } },
    { id: 'client', text: '클라이언트', when: { on: 'event', host: 'client', name: 'connect' } },
    { id: 'same', text: '같은 순간' },
  ],
  sights: [
    { text: '클라이언트', when: { on: 'event', host: 'client', name: 'connect' } },
    { text: '서버', when: { on: 'event', host: 'server', name: 'connect' } },
  ],
  answer: 'server',
};

/** It answers the question. */
const aRun = [
  spawn('client', 'p2'),
  happens('client', 'p2', 'o1', 'connect'),
  happens('server', 'p1', 'o1', 'connect'),
];

async function withPoll(question: 'lesson' | 'own') {
  const parts = await openBenchClass([a, b]);
  const { bench, teacher, pages } = parts;
  bench.predictions.set(place.step, whoFirst);
  const asked = question === 'own' ? { ...own, choices: [...own.choices] } : ({ from: 'lesson', place } as const);
  expect(await teacher.ask({ kind: 'openPoll', question: asked })).toMatchObject({ kind: 'reply' });
  const answer = (student: string, choice: number, poll = 1) =>
    pages[student]!.ask({ kind: 'answerPoll', poll, choice });
  return { ...parts, answer };
}

test('[CL36] answers count once for each student, the last one; none after the poll was closed', async () => {
  const { bench, teacher, pages, answer } = await withPoll('own');
  await answer(a, 0);
  await answer(a, 2);
  await answer(b, 2);
  expect(await answer(b, 3)).toMatchObject({ code: 'bad-fields' });
  expect(await answer(b, 1, 7)).toMatchObject({ code: 'unknown-poll' });
  bench.settle();
  expect(pages[a]!.self.answer).toBe(2);
  expect(teacher.state.poll).toMatchObject({ answered: 2, counts: [0, 0, 2] });
  expect(pages[a]!.state.poll).toMatchObject({ answered: 2, counts: null });

  await teacher.ask({ kind: 'closePoll', poll: 1 });
  expect(await answer(b, 0)).toMatchObject({ code: 'unknown-poll' });
  bench.settle();
  expect(pages[b]!.state.poll).toMatchObject({ open: false, counts: [0, 0, 2], outcome: null });
  expect(bench.store.kept.answers.map(({ member, choice }) => [member, choice])).toEqual([
    [a, 2],
    [b, 2],
  ]);

  await teacher.ask({ kind: 'dropPoll', poll: 1 });
  bench.settle();
  expect(pages[b]!.state.poll).toBeNull();
  expect(pages[b]!.self.answer).toBeNull();
  expect(await teacher.ask({ kind: 'closePoll', poll: 1 })).toMatchObject({ code: 'unknown-poll' });
});

test('[CL36] a new question takes the place of the one before, and begins without answers', async () => {
  const { bench, teacher, pages, answer } = await withPoll('own');
  await answer(a, 1);
  await teacher.ask({ kind: 'openPoll', question: { ...own, choices: ['예', '아니요'] } });
  bench.settle();
  expect(pages[a]!.state.poll).toMatchObject({ id: 2, answered: 0, open: true });
  expect(pages[a]!.self.answer).toBeNull();
});

test('[CL37] what the stage shows after the opening decides a lesson’s prediction, and closes it', async () => {
  const { bench, teacher, pages, answer } = await withPoll('lesson');
  bench.openLab('stage', 'class-one-teacher');
  await answer(a, 1);
  expect(await teacher.ask({ kind: 'pollOutcome', poll: 1, choice: 0 })).toMatchObject({ code: 'not-allowed' });
  // What a student's own lab shows is no word of the stage's.
  bench.grow(
    `lab-${a}`,
    spawn('client', 'p9'),
    happens('client', 'p9', 'o1', 'connect'),
    happens('server', 'p1', 'o1', 'connect'),
  );
  bench.grow('stage', spawn('server', 'p1'), spawn('client', 'p2'), happens('client', 'p2', 'o1', 'connect'));
  bench.settle();
  expect(teacher.state.poll).toMatchObject({ open: true, outcome: null });
  bench.clock.advance(5);
  bench.grow('stage', happens('server', 'p1', 'o1', 'connect'));
  bench.settle();
  const shown = { open: false, counts: [0, 1, 0], outcome: { choice: 1, by: 'run' }, question: whoFirst.question };
  for (const page of [teacher, pages[a]!]) expect(page.state.poll).toMatchObject(shown);
  expect(await answer(b, 1)).toMatchObject({ code: 'unknown-poll' });
  expect(bench.store.kept.polls[0]).toMatchObject({ outcome: { choice: 1, by: 'run' }, place });
});

test('[CL37] what the stage did before the opening answers nothing, not even when the stage goes to another hand', async () => {
  const { bench, teacher } = await withPoll('lesson');
  const whole = [
    spawn('server', 'p7'),
    spawn('client', 'p8'),
    happens('client', 'p8', 'o1', 'connect'),
    happens('server', 'p7', 'o1', 'connect'),
  ];
  bench.clock.advance(100);
  await teacher.ask({ kind: 'dropPoll', poll: 1 });
  bench.grow(`lab-${a}`, ...whole);
  bench.clock.advance(100);
  await teacher.ask({ kind: 'openPoll', question: { from: 'lesson', place } });
  bench.clock.advance(100);
  await teacher.ask({ kind: 'handStage', member: a });
  bench.settle();
  expect(teacher.state.poll).toMatchObject({ open: true, outcome: null });
  bench.grow(`lab-${a}`, exit('server', 'p7'), ...whole.slice(0, 3));
  bench.clock.advance(5);
  bench.grow(`lab-${a}`, ...whole.slice(3));
  bench.settle();
  expect(teacher.state.poll).toMatchObject({ outcome: { choice: 1, by: 'run' } });
});

test('[CL37] what happened before the opening answers nothing, also where the log hears of it only afterwards', async () => {
  const { bench, teacher } = await withPoll('lesson');
  await teacher.ask({ kind: 'dropPoll', poll: 1 });
  bench.openLab('stage', 'class-one-teacher');
  bench.clock.advance(100);
  await teacher.ask({ kind: 'openPoll', question: { from: 'lesson', place } });
  bench.clock.advance(10);
  const run = (lateUs?: number) =>
    [spawn('client', 'p2'), happens('client', 'p2', 'o1', 'connect'), happens('server', 'p1', 'o1', 'connect')].map(
      (body) => ({ ...body, ...(lateUs && { lateUs }) }),
    );
  bench.grow('stage', ...run(20_000));
  bench.settle();
  expect(teacher.state.poll).toMatchObject({ open: true, outcome: null });
  bench.grow('stage', ...aRun);
  bench.settle();
  expect(teacher.state.poll?.outcome).toMatchObject({ by: 'run' });
});

test('[CL37] the run decides also where the wall clock was set back since the opening', async () => {
  const bench = createClassBench();
  const { nowMs } = bench;
  let backMs = 0;
  bench.nowMs = () => nowMs() - backMs;
  const { teacher } = await openBenchClassOn(bench, []);
  bench.predictions.set(place.step, whoFirst);
  await teacher.ask({ kind: 'openPoll', question: { from: 'lesson', place } });
  backMs = 3_600_000;
  bench.openLab('stage', 'class-one-teacher');
  bench.clock.advance(100);
  bench.grow('stage', ...aRun);
  bench.settle();
  expect(teacher.state.poll?.outcome).toMatchObject({ by: 'run' });
});

test('[CL37] the run has its say also after the poll was closed', async () => {
  const { bench, teacher } = await withPoll('lesson');
  bench.openLab('stage', 'class-one-teacher');
  await teacher.ask({ kind: 'closePoll', poll: 1 });
  const closedAtMs = bench.store.kept.polls[0]?.closedAtMs;
  bench.clock.advance(1000);
  bench.grow(
    'stage',
    spawn('client', 'p2'),
    happens('server', 'p1', 'o1', 'connect'),
    happens('client', 'p2', 'o1', 'connect'),
  );
  bench.settle();
  expect(teacher.state.poll?.outcome).toEqual({ choice: 0, by: 'run' });
  expect(bench.store.kept.polls[0]?.closedAtMs).toBe(closedAtMs);
});

test('[CL37] the instructor says what came of their own question; a step without a prediction has none', async () => {
  const { bench, teacher, pages, answer } = await withPoll('own');
  expect(await teacher.ask({ kind: 'pollOutcome', poll: 1, choice: 3 })).toMatchObject({ code: 'bad-fields' });
  await teacher.ask({ kind: 'pollOutcome', poll: 1, choice: 2 });
  expect(await answer(a, 2)).toMatchObject({ code: 'unknown-poll' });
  bench.settle();
  expect(pages[a]!.state.poll).toMatchObject({ open: false, outcome: { choice: 2, by: 'instructor' } });
  const nowhere = { from: 'lesson', place: { lesson: 'lesson', step: 'none' } } as const;
  expect(await teacher.ask({ kind: 'openPoll', question: nowhere })).toMatchObject({ code: 'not-found' });
});
