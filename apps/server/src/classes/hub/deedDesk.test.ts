import { expect, test } from 'vitest';
import { exit, happens, labCut, openBenchClass, socket, spawn } from '../../../test/classBench.ts';
import { a, all, b, onSocket, signal, twoStudents } from '../../../test/deedBench.ts';

test('[CL27] a fault reaches the labs of all students, of one, or the stage, and says which it reached', async () => {
  const { bench, teacher, trigger } = await twoStudents();
  await trigger(labCut());
  expect(bench.takeCommands()).toEqual([`lab-${a}`, `lab-${b}`].map((lab) => ({ ...labCut(), lab })));
  await trigger(labCut(), { to: 'member', member: b });
  expect(bench.takeCommands()).toEqual([{ ...labCut(), lab: `lab-${b}` }]);

  bench.openLab('lab-teacher', 'class-one-teacher');
  await trigger(labCut(), { to: 'stage' });
  expect(bench.takeCommands()).toEqual([{ ...labCut(), lab: 'lab-teacher' }]);
  await teacher.ask({ kind: 'handStage', member: a });
  await trigger(labCut(), { to: 'stage' });
  expect(bench.takeCommands()).toEqual([{ ...labCut(), lab: `lab-${a}` }]);

  bench.settle();
  expect(teacher.state.deeds.map(({ id, reached, missed, targetName }) => [id, reached, missed, targetName])).toEqual([
    [4, 1, 0, null],
    [3, 1, 0, null],
    [2, 1, 0, b],
    [1, 2, 0, null],
  ]);
  expect(bench.store.kept.deeds).toHaveLength(4);
});

test('[CL27] a signal is for every program that runs on that host, an action for every socket that is open there', async () => {
  const { bench, teacher, trigger } = await twoStudents();
  bench.grow(`lab-${a}`, spawn('server', 'p3'), exit('client', 'p2'));
  bench.grow(
    `lab-${b}`,
    socket('client', 'p2', 'o7'),
    socket('client', 'p2', 'o8'),
    happens('client', 'p2', 'o7', 'close'),
  );
  await trigger(signal('SIGSTOP'));
  expect(bench.takeCommands(`lab-${a}`)).toMatchObject([{ program: 'p1' }, { program: 'p3' }]);

  await trigger(onSocket({ kind: 'destroy' }));
  // The client of the first has ended, and its sockets with it. A server is no socket.
  expect(bench.takeCommands()).toMatchObject([
    { kind: 'act', lab: `lab-${b}`, program: 'p2', object: 'o1', action: { kind: 'destroy' } },
    { kind: 'act', lab: `lab-${b}`, program: 'p2', object: 'o8' },
  ]);
  await trigger(onSocket({ kind: 'pause' }, 'server'), { to: 'member', member: b });
  expect(bench.takeCommands()).toMatchObject([{ object: 'o2' }]);
  bench.settle();
  expect(teacher.state.deeds[1]).toMatchObject({ reached: 1, missed: 1 });
});

test('[CL27] a deed that came to nothing is refused, and was none', async () => {
  const { bench, teacher, trigger } = await twoStudents();
  const nothing = { kind: 'error', code: 'nothing-reached' };
  expect(await trigger(labCut(), { to: 'stage' })).toMatchObject(nothing);
  for (const student of [a, b]) bench.grow(`lab-${student}`, exit('server', 'p1'));
  expect(await trigger(signal('SIGKILL'))).toMatchObject(nothing);
  bench.refuse = () => true;
  expect(await trigger(labCut())).toMatchObject(nothing);
  expect(await trigger(labCut(), { to: 'member', member: 'nobody-is-this' })).toMatchObject({ code: 'unknown-member' });
  bench.settle();
  expect(teacher.state.deeds).toEqual([]);
  expect(bench.store.kept.deeds).toEqual([]);
});

test('[CL27] a deed on a hundred labs is sent to every one before the first has answered', async () => {
  const students = Array.from({ length: 100 }, (_, index) => `student-${index}`);
  const { bench, teacher } = await openBenchClass(students);
  bench.takeCommands();
  let sentFirst = 0;
  bench.refuse = () => {
    sentFirst ||= bench.commands.length;
    return false;
  };
  await teacher.ask({ kind: 'trigger', deed: labCut(), target: all, afterMs: 0 });
  expect(sentFirst).toBe(100);
});

test('[CL28] a deed for later is pending, happens to what is there by then, or is taken back before', async () => {
  const { bench, teacher, trigger, undo } = await twoStudents();
  await trigger(labCut(), all, 5000);
  await trigger(signal('SIGSTOP'), all, 5000);
  bench.settle();
  expect(bench.takeCommands()).toEqual([]);
  expect(teacher.state.deeds).toMatchObject([
    { state: 'pending', undoable: true },
    { state: 'pending', atMs: bench.nowMs() + 4700 },
  ]);
  await undo(2);
  bench.closeLab(`lab-${b}`);
  bench.clock.advance(4700);
  await teacher.ask({ kind: 'lock', on: false });
  bench.settle();
  expect(bench.takeCommands()).toMatchObject([{ lab: `lab-${a}` }]);
  expect(teacher.state.deeds).toMatchObject([{ state: 'cancelled' }, { state: 'done', reached: 1 }]);
  expect(await undo(2)).toMatchObject({ code: 'unknown-deed' });
});

test('[CL31] a student is told of what was done to their lab, and to the stage where they follow it; and when it is undone', async () => {
  const { bench, teacher, pages, trigger, undo } = await twoStudents();
  await pages[b]!.ask({ kind: 'follow', on: false });
  await trigger(labCut());
  bench.openLab('lab-teacher', 'class-one-teacher');
  await trigger(signal('SIGKILL'), { to: 'member', member: b });
  await trigger(labCut(), { to: 'stage' });
  await undo(1);
  bench.settle();
  const notes = (student: string) => pages[student]!.self.notes.map(({ id, on, undone, by }) => [id, on, undone, by]);
  const by = 'class-one-teacher';
  expect(notes(a)).toEqual([
    [1, 'mine', true, by],
    [3, 'stage', false, by],
  ]);
  expect(notes(b)).toEqual([
    [1, 'mine', true, by],
    [2, 'mine', false, by],
  ]);
  // Locked: everybody follows.
  await teacher.ask({ kind: 'lock', on: true });
  await trigger(labCut(), { to: 'stage' });
  for (let count = 0; count < 12; count++) await trigger(labCut(), { to: 'member', member: a });
  bench.settle();
  expect(notes(b).at(-1)).toEqual([4, 'stage', false, by]);
  expect(notes(a)).toHaveLength(10);
  expect(teacher.self.notes).toEqual([]);
});
