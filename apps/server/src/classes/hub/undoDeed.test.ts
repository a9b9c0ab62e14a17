import type { Deed } from '@socketlab/protocol/class';
import { expect, test } from 'vitest';
import { called, exit, fault, labCut, signalled, spawn } from '../../../test/classBench.ts';
import { a, b, onSocket, signal, twoStudents } from '../../../test/deedBench.ts';

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
