import type { LabEventBody } from '@socketlab/protocol';
import type { DrillKind } from '@socketlab/protocol/class';
import { describe, expect, test } from 'vitest';
import { called, exit, fault, happens, openBenchClass, signalled } from '../../../test/classBench.ts';

const [a, b] = ['student-a', 'student-b'];
const all = { to: 'all' } as const;
const accepted = (name: string) => happens('server', 'p1', 'o2', name);
const connects = happens('client', 'p2', 'o9', 'connect');

/** What each drill asks of the labs, what the log says when it is done, and entries that show a recovery or none. */
const cases: Record<
  DrillKind,
  { commands: object[]; done: LabEventBody[]; nothing: LabEventBody[]; recovered: LabEventBody[][] }
> = {
  disconnected: {
    commands: [{ kind: 'act', program: 'p1', object: 'o2', action: { kind: 'resetAndDestroy' } }],
    done: [called('server', 'p1', 'o2', 'resetAndDestroy')],
    nothing: [happens('client', 'p2', 'o1', 'error', 'ECONNRESET'), happens('client', 'p2', 'o1', 'close')],
    recovered: [[connects]],
  },
  frozen: {
    commands: [{ kind: 'signal', program: 'p1', signal: 'SIGSTOP' }],
    done: [signalled('server', 'p1', 'SIGSTOP')],
    nothing: [happens('client', 'p2', 'o1', 'timeout'), signalled('server', 'p1', 'SIGCONT')],
    recovered: [[happens('client', 'p2', 'o1', 'close')], [accepted('data')]],
  },
  slowReader: {
    commands: [{ kind: 'act', program: 'p2', object: 'o1', action: { kind: 'pause' } }],
    done: [called('client', 'p2', 'o1', 'pause')],
    nothing: [accepted('data'), happens('client', 'p2', 'o1', 'drain')],
    recovered: [[accepted('drain')], [accepted('close')]],
  },
  ghost: {
    commands: ['upstream', 'downstream'].map((direction) => ({
      kind: 'fault',
      command: { kind: 'wireFault', direction, fault: { kind: 'cut' }, on: true },
    })),
    done: [fault(true)],
    nothing: [happens('client', 'p2', 'o1', 'close'), happens('server', 'p1', 'o7', 'close')],
    recovered: [[accepted('close')]],
  },
};

describe.each(Object.entries(cases) as [DrillKind, (typeof cases)[DrillKind]][])('%s', (drill, one) => {
  test('[CL34] breaks in earnest, and times from the log who recovers', async () => {
    for (const recovered of one.recovered) {
      const { bench, teacher, pages } = await openBenchClass([a, b]);
      expect(await teacher.ask({ kind: 'startDrill', drill, target: all })).toMatchObject({ kind: 'reply' });
      expect(bench.takeCommands(`lab-${a}`)).toMatchObject(one.commands);
      // What would show a recovery shows nothing before the thing was broken.
      bench.grow(`lab-${a}`, ...recovered.filter((event) => event.kind !== 'event' || event.name !== 'close'));
      bench.clock.advance(1);
      for (const lab of [`lab-${a}`, `lab-${b}`]) bench.grow(lab, ...one.done, ...one.nothing);
      bench.settle();
      expect(teacher.state.drill).toMatchObject({ kind: drill, reached: 2, recovered: [] });
      expect(teacher.state.drill?.waiting.map(({ member }) => member)).toEqual([a, b]);

      bench.clock.advance(1699);
      bench.grow(`lab-${b}`, ...recovered);
      bench.settle();
      expect(teacher.state.drill?.recovered).toEqual([{ member: b, nickname: b, afterMs: 2000 }]);
      expect(pages[a]!.state.drill?.waiting).toEqual([{ member: a, nickname: a }]);
      expect(pages[a]!.self.notes.at(-1)).toMatchObject({ drill, on: 'mine', undone: false });
    }
  });
});

test('[CL34] who recovered before the log heard of the deed has recovered: each process tells of itself in its own time', async () => {
  const { bench, teacher } = await openBenchClass([a, b]);
  await teacher.ask({ kind: 'startDrill', drill: 'disconnected', target: all });
  const late = { ...called('server', 'p1', 'o2', 'resetAndDestroy'), lateUs: 100_000 };
  bench.clock.advance(50);
  bench.grow(`lab-${b}`, connects);
  bench.clock.advance(100);
  // The one was reset 50 ms after it had connected, and the other connected 50 ms after it had been reset.
  bench.grow(`lab-${a}`, connects);
  bench.clock.advance(50);
  for (const lab of [`lab-${a}`, `lab-${b}`]) bench.grow(lab, late);
  bench.settle();
  expect(teacher.state.drill).toMatchObject({ recovered: [{ member: a }], waiting: [{ member: b }] });
});

test('[CL34] only labs with something to break take part; where there is none the drill is refused', async () => {
  const { bench, teacher } = await openBenchClass([a, b]);
  bench.grow(`lab-${a}`, exit('server', 'p1'));
  await teacher.ask({ kind: 'startDrill', drill: 'frozen', target: all });
  bench.settle();
  expect(teacher.state.drill).toMatchObject({ reached: 1, waiting: [{ member: b }] });
  const refused = await teacher.ask({ kind: 'startDrill', drill: 'ghost', target: { to: 'member', member: a } });
  expect(refused).toMatchObject({ code: 'nothing-reached' });
  expect(await teacher.ask({ kind: 'startDrill', drill: 'ghost', target: { to: 'stage' } })).toMatchObject({
    code: 'nothing-reached',
  });
  bench.settle();
  expect(teacher.state.drill).toMatchObject({ kind: 'frozen' });
});

test('[CL35] the end of a drill, and the next one’s start, take back what can be', async () => {
  const { bench, teacher, pages } = await openBenchClass([a]);
  await teacher.ask({ kind: 'startDrill', drill: 'ghost', target: all });
  bench.grow(`lab-${a}`, fault(true));
  bench.takeCommands();
  await teacher.ask({ kind: 'startDrill', drill: 'slowReader', target: all });
  expect(bench.takeCommands()).toMatchObject([
    { command: { direction: 'upstream', fault: { kind: 'cut' }, on: false } },
    { command: { direction: 'downstream', fault: { kind: 'cut' }, on: false } },
    { action: { kind: 'pause' } },
  ]);
  await teacher.ask({ kind: 'endDrill' });
  expect(bench.takeCommands()).toMatchObject([{ action: { kind: 'resume' } }]);
  bench.settle();
  expect(teacher.state.drill).toBeNull();
  expect(pages[a]!.self.notes.every(({ undone }) => undone)).toBe(true);
  expect(await teacher.ask({ kind: 'endDrill' })).toMatchObject({ kind: 'reply' });
});

test('[CL35] nobody waits for a lab that is gone, or for somebody who is', async () => {
  const { bench, teacher } = await openBenchClass([a, b]);
  await teacher.ask({ kind: 'startDrill', drill: 'frozen', target: all });
  bench.closeLab(`lab-${a}`);
  await teacher.ask({ kind: 'kick', member: b });
  bench.settle();
  expect(teacher.state.drill).toMatchObject({ reached: 2, recovered: [], waiting: [] });
});
