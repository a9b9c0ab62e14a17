import type { Deed } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import {
  called,
  exit,
  fault,
  happens,
  labCut,
  openBenchClass,
  signalled,
  socket,
  spawn,
} from '../../../test/classBench.ts';

const [a, b] = ['student-a', 'student-b'];
const all = { to: 'all' } as const;
const signal = (name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL', host: 'client' | 'server' = 'server'): Deed => ({
  kind: 'signal',
  host,
  signal: name,
});
const onSocket = (action: Extract<Deed, { kind: 'socket' }>['action'], host: 'client' | 'server' = 'client'): Deed => ({
  kind: 'socket',
  host,
  action,
});

async function twoStudents() {
  const parts = await openBenchClass([a, b]);
  const trigger = (
    deed: Deed,
    target: { to: 'all' } | { to: 'stage' } | { to: 'member'; member: string } = all,
    afterMs = 0,
  ) => parts.teacher.ask({ kind: 'trigger', deed, target, afterMs });
  const undo = (deed = 1) => parts.teacher.ask({ kind: 'undo', deed });
  return { ...parts, trigger, undo };
}

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

test('[CL29] undo puts back what was there before: the fault with its numbers, frozen programs frozen', async () => {
  const { bench, teacher, trigger, undo } = await twoStudents();
  const loss = (percent: number) => ({ kind: 'loss', percent }) as const;
  const before = { lane: 'wire', kind: 'fault', direction: 'upstream', fault: loss(5), on: true, seed: 9 } as const;
  bench.grow(`lab-${b}`, before, spawn('server', 'p3'), signalled('server', 'p3', 'SIGSTOP'));
  const more = { kind: 'wireFault', direction: 'upstream', fault: loss(50), on: true } as const;
  await trigger({ kind: 'fault', command: more });
  await trigger(signal('SIGSTOP'));
  bench.takeCommands();

  await undo(1);
  expect(bench.takeCommands()).toEqual([
    { kind: 'fault', lab: `lab-${a}`, command: { ...more, on: false } },
    {
      kind: 'fault',
      lab: `lab-${b}`,
      command: { kind: 'wireFault', direction: 'upstream', fault: loss(5), on: true, seed: 9 },
    },
  ]);
  await undo(2);
  expect(bench.takeCommands()).toEqual([
    { kind: 'signal', lab: `lab-${a}`, program: 'p1', signal: 'SIGCONT' },
    { kind: 'signal', lab: `lab-${b}`, program: 'p1', signal: 'SIGCONT' },
  ]);
  bench.settle();
  expect(teacher.state.deeds).toMatchObject([{ state: 'undone', undoable: false }, { state: 'undone' }]);
  expect(await undo(1)).toMatchObject({ code: 'unknown-deed' });
});

test('[CL29] of two deeds on one fault the later stays on top when the first is taken back, and leads back to before both', async () => {
  const { bench, teacher, trigger, undo } = await twoStudents();
  const loss = (percent: number) =>
    ({ kind: 'wireFault', direction: 'upstream', fault: { kind: 'loss', percent }, on: true }) as const;
  const target = { to: 'member', member: a } as const;
  await trigger({ kind: 'fault', command: loss(10) }, target);
  const { kind: _, ...ten } = loss(10);
  bench.grow(`lab-${a}`, { lane: 'wire', kind: 'fault', ...ten, seed: 1 });
  await trigger({ kind: 'fault', command: loss(50) }, target);
  bench.takeCommands();
  await undo(1);
  expect(bench.takeCommands()).toEqual([]);
  await undo(2);
  expect(bench.takeCommands()).toEqual([{ kind: 'fault', lab: `lab-${a}`, command: { ...loss(10), on: false } }]);
  bench.settle();
  expect(teacher.state.deeds).toMatchObject([{ state: 'undone' }, { state: 'undone' }]);
});

test.each<[string, Deed, object]>([
  [
    'step mode',
    { kind: 'fault', command: { kind: 'stepMode', on: true } },
    { command: { kind: 'stepMode', on: false } },
  ],
  [
    'a preset',
    { kind: 'fault', command: { kind: 'preset', host: 'client', preset: 'linux' } },
    { command: { kind: 'preset', host: 'client', preset: 'lesson' } },
  ],
  [
    'power',
    { kind: 'fault', command: { kind: 'power', host: 'server', on: false } },
    { command: { kind: 'power', host: 'server', on: true } },
  ],
  ['pause', onSocket({ kind: 'pause' }), { kind: 'act', object: 'o1', action: { kind: 'resume' } }],
  ['setTimeout', onSocket({ kind: 'setTimeout', ms: 100 }), { action: { kind: 'setTimeout', ms: 0 } }],
  [
    'delayAccept',
    { kind: 'program', host: 'server', action: { kind: 'delayAccept', ms: 900 } },
    { kind: 'program', program: 'p1', action: { kind: 'delayAccept', ms: 0 } },
  ],
])('[CL29] %s is taken back', async (_, deed, back) => {
  const { bench, trigger, undo } = await twoStudents();
  await trigger(deed, { to: 'member', member: a });
  bench.takeCommands();
  expect(await undo()).toMatchObject({ kind: 'reply' });
  expect(bench.takeCommands()).toMatchObject([{ ...back, lab: `lab-${a}` }]);
});

test('[CL29] a killed program is run again with its own text; one that its student has run again is let be', async () => {
  const { bench, teacher, trigger, undo } = await twoStudents();
  await trigger(signal('SIGKILL'));
  for (const lab of [`lab-${a}`, `lab-${b}`]) {
    bench.grow(lab, signalled('server', 'p1', 'SIGKILL'), exit('server', 'p1', null));
  }
  bench.grow(`lab-${b}`, spawn('server', 'p5'));
  bench.clock.advance(1000);
  const acted = teacher.rows.get(a)?.lastActionAtMs;
  bench.takeCommands();
  await undo();
  expect(bench.takeCommands()).toEqual([
    { kind: 'run', lab: `lab-${a}`, host: 'server', file: 'server.js', source: '// server' },
  ]);
  // The run is the instructor's: the student did nothing.
  bench.grow(`lab-${a}`, spawn('server', 'p3'));
  bench.settle();
  expect(teacher.rows.get(a)).toMatchObject({ programs: { server: 'running' }, lastActionAtMs: acted });
});

test.each<[string, Deed]>([
  ['end', onSocket({ kind: 'end' })],
  ['destroy', onSocket({ kind: 'destroy' })],
  ['resetAndDestroy', onSocket({ kind: 'resetAndDestroy' })],
  ['write', onSocket({ kind: 'write', text: 'x' })],
  ['block', { kind: 'program', host: 'server', action: { kind: 'block', ms: 10 } }],
  ['closeIdle', { kind: 'program', host: 'server', action: { kind: 'closeIdle', idleMs: 0 } }],
])('[CL30] %s has no way back', async (_, deed) => {
  const { bench, teacher, trigger, undo } = await twoStudents();
  await trigger(deed);
  bench.settle();
  expect(teacher.state.deeds).toMatchObject([{ state: 'done', reached: 2, undoable: false }]);
  expect(await undo()).toMatchObject({ code: 'unknown-deed' });
});

test('[CL30] a reset is taken off where it has not fired; what is gone can’t be taken back', async () => {
  const { bench, teacher, trigger, undo } = await twoStudents();
  const reset = { kind: 'wireFault', direction: 'upstream', fault: { kind: 'reset' }, on: true } as const;
  await trigger({ kind: 'fault', command: reset });
  await trigger(labCut());
  bench.grow(`lab-${a}`, fault(true, undefined, 'reset'), fault(false, true, 'reset'));
  bench.takeCommands();
  await undo(1);
  expect(bench.takeCommands()).toMatchObject([{ lab: `lab-${b}`, command: { on: false } }]);

  await trigger({ kind: 'fault', command: reset });
  for (const lab of [`lab-${a}`, `lab-${b}`]) bench.grow(lab, fault(false, true, 'reset'));
  bench.settle();
  expect(teacher.state.deeds).toMatchObject([{ undoable: false }, { undoable: true }, { undoable: false }]);
  for (const lab of [`lab-${a}`, `lab-${b}`]) bench.closeLab(lab);
  bench.settle();
  expect(teacher.state.deeds[1]).toMatchObject({ state: 'done', undoable: false });
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

test('[CL29] a socket that was paused before stays paused', async () => {
  const { bench, teacher, trigger, undo } = await twoStudents();
  bench.grow(`lab-${a}`, called('client', 'p2', 'o1', 'pause'));
  await trigger(onSocket({ kind: 'pause' }));
  bench.takeCommands();
  await undo();
  expect(bench.takeCommands()).toMatchObject([{ lab: `lab-${b}`, action: { kind: 'resume' } }]);
  bench.settle();
  expect(teacher.state.deeds).toMatchObject([{ state: 'undone', reached: 2 }]);
});
