import type { DistributiveOmit } from '@socketlab/protocol';
import { type ClassRequest, type ClassRequestKind, classRequestKinds, mayAsk } from '@socketlab/protocol/class';
import { describe, expect, test } from 'vitest';
import { type BenchPage, type ClassBench, createClassBench, labCut, talk } from '../../../test/classBench.ts';

type Asked = DistributiveOmit<ClassRequest, 'request' | 'class'>;

const place = { lesson: 'lesson', step: 'step' };
const cursor = { lab: 'lab-teacher', applied: 1, atUs: 1, live: true };
const member = 'student-a';

/** A request of each kind that whoever may ask it would have granted. */
const requests: { [K in ClassRequestKind]: Asked & { kind: K } } = {
  enter: { kind: 'enter', view: 'instructor' },
  cursor: { kind: 'cursor', cursor },
  hand: { kind: 'hand', up: true },
  follow: { kind: 'follow', on: false },
  progress: { kind: 'progress', place, ticked: ['one'], tasks: 2 },
  answerPoll: { kind: 'answerPoll', poll: 1, choice: 0 },
  place: { kind: 'place', place, push: true },
  lock: { kind: 'lock', on: true },
  handStage: { kind: 'handStage', member },
  trigger: { kind: 'trigger', target: { to: 'all' }, deed: labCut(), afterMs: 0 },
  undo: { kind: 'undo', deed: 1 },
  startDrill: { kind: 'startDrill', drill: 'frozen', target: { to: 'all' } },
  endDrill: { kind: 'endDrill' },
  watch: { kind: 'watch', member },
  lowerHand: { kind: 'lowerHand', member },
  kick: { kind: 'kick', member },
  ban: { kind: 'ban', member },
  openPoll: { kind: 'openPoll', question: { from: 'instructor', question: '무엇입니까?', choices: ['가', '나'] } },
  closePoll: { kind: 'closePoll', poll: 1 },
  pollOutcome: { kind: 'pollOutcome', poll: 1, choice: 0 },
  dropPoll: { kind: 'dropPoll', poll: 1 },
  endClass: { kind: 'endClass' },
};

/** A class in which everything in the table can be done: a deed to undo, a poll to answer, labs that run. */
async function busyClass() {
  const bench = createClassBench();
  bench.start();
  for (const id of ['class-one', 'class-two']) bench.addClass(id);
  for (const id of [member, 'student-b']) bench.join(id, 'class-one');
  const teacher = await bench.enter('class-one-teacher', 'instructor');
  const student = await bench.enter(member);
  const other = await bench.enter('class-two-teacher', 'instructor');
  for (const [lab, owner] of [
    ['lab-teacher', 'class-one-teacher'],
    ['lab-a', member],
  ] as const) {
    bench.openLab(lab, owner);
    bench.grow(lab, ...talk());
  }
  await teacher.ask(requests.trigger);
  await teacher.ask(requests.openPoll);
  bench.settle();
  return { bench, teacher, student, other };
}

/** Everything that a request could change. */
const everything = ({ store, commands }: ClassBench, pages: BenchPage[]) =>
  structuredClone({ kept: store.kept, commands, pages: pages.map(({ state, self, rows }) => ({ state, self, rows })) });

async function expectRefused(
  bench: ClassBench,
  pages: BenchPage[],
  asks: BenchPage,
  request: Asked & { class?: string },
  code: string,
) {
  bench.settle();
  const before = everything(bench, pages);
  expect(await asks.ask(request)).toMatchObject({ kind: 'error', code });
  bench.settle();
  expect(everything(bench, pages)).toEqual(before);
  expect(bench.errors).toEqual([]);
}

test('[CL20] the table has a request of every kind', () => {
  expect(Object.keys(requests).sort()).toEqual([...classRequestKinds].sort());
});

describe.each(classRequestKinds.map((kind) => ({ kind, request: requests[kind] })))('$kind', ({ kind, request }) => {
  test('[CL20] whoever may ask it is granted it', async () => {
    const { teacher, student } = await busyClass();
    const asks = mayAsk[kind] === 'student' ? student : teacher;
    expect(await asks.ask(request)).toMatchObject({ kind: 'reply' });
  });

  test('[CL20] somebody of the other role is refused, and nothing is changed', async () => {
    const { bench, teacher, student } = await busyClass();
    const asks = mayAsk[kind] === 'student' ? teacher : student;
    const code = mayAsk[kind] === 'driver' ? 'not-driving' : 'not-allowed';
    await expectRefused(bench, [teacher, student], asks, request, code);
  });

  test("[CL20] another class's instructor is refused, and nothing is changed", async () => {
    const { bench, teacher, student, other } = await busyClass();
    await expectRefused(bench, [teacher, student, other], other, { ...request, class: 'class-one' }, 'not-allowed');
  });

  test.each(['kicked', 'left'])('[CL20] somebody who has been %s is refused, and nothing is changed', async (how) => {
    const { bench, teacher, student } = await busyClass();
    // The page goes on asking as if it had not heard the farewell.
    const stays = { ...student, close: () => {} };
    Object.assign(student, { close: () => {} });
    if (how === 'kicked') await teacher.ask(requests.kick);
    else bench.hub.left(member);
    await expectRefused(bench, [teacher], stays, request, 'not-allowed');
  });

  test('[CL20] a class that is over grants nothing', async () => {
    const { bench, teacher } = await busyClass();
    Object.assign(teacher, { close: () => {} });
    await teacher.ask(requests.endClass);
    await expectRefused(bench, [], teacher, request, 'class-over');
  });
});

test('[CL20] the stage in a student’s hand is theirs alone, and only as long as it is', async () => {
  const { teacher, student } = await busyClass();
  await teacher.ask({ kind: 'handStage', member });
  const mine = { kind: 'cursor', cursor: { ...cursor, lab: 'lab-a' } } as const;
  expect(await student.ask(mine)).toMatchObject({ kind: 'reply' });
  expect(await teacher.ask(mine)).toMatchObject({ kind: 'error', code: 'not-driving' });
  await teacher.ask({ kind: 'handStage', member: null });
  expect(await student.ask(mine)).toMatchObject({ kind: 'error', code: 'not-driving' });
});

test('[CL20] a student’s page gets no view but a student’s', async () => {
  const { bench } = await busyClass();
  for (const view of ['instructor', 'projector'] as const) {
    const page = bench.openPage('student-b');
    expect(await page.ask({ kind: 'enter', view })).toMatchObject({ kind: 'error', code: 'not-allowed' });
    bench.settle();
    expect(page.messages.map((message) => message.kind)).toEqual(['welcome', 'error']);
  }
});

test('[CL20] a member who has left, and a page of a class that is over, are turned away at the door', async () => {
  const { bench, teacher } = await busyClass();
  bench.store.changeMember('student-b', { leftAtMs: 1 });
  expect(bench.openPage('student-b')).toMatchObject({ closedWith: 'left' });
  await teacher.ask({ kind: 'endClass' });
  expect(bench.openPage(member)).toMatchObject({ closedWith: 'ended' });
});
