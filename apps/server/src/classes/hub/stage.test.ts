import { expect, test } from 'vitest';
import { openBenchClass } from '../../../test/classBench.ts';

const [a, b] = ['student-a', 'student-b'];

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
