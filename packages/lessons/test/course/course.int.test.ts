import { fileURLToPath } from 'node:url';
import type { NetworkMode } from '@socketlab/protocol';
import { describe, expect, test, vi } from 'vitest';
import {
  conductExercise,
  conductRun,
  freshPrediction,
  freshTask,
  judgeClaim,
  type Lesson,
  type LessonFacts,
  type Prediction,
  type Program,
  pickChoice,
  type Run,
  type RunPlan,
  reducePrediction,
  reduceTask,
  resolveProgram,
  type Step,
  type Task,
} from '../../src/index.ts';
import { loadCourse } from '../../src/node.ts';
import { timeout, useCourseLab } from './useCourseLab.ts';

const course = await loadCourse(fileURLToPath(new URL('../../lessons', import.meta.url)));
// Whole runs of real programs mostly wait: many at a time cost little.
vi.setConfig({ maxConcurrency: 20 });

describe.each(['virtual', 'loopback'] satisfies NetworkMode[])('%s', (mode) => {
  const lab = useCourseLab(mode);

  /** Two tests that ask for the very same run look at one. */
  const runs = new Map<string, Promise<Run>>();
  function conduct(plan: RunPlan): Promise<Run> {
    const key = JSON.stringify(plan);
    const run = runs.get(key) ?? lab.withBench((bench) => conductRun(bench, plan));
    runs.set(key, run);
    return run;
  }

  test('[LS14] the client starts when the server listens, and the run goes on to its end', { timeout }, async () => {
    const lesson = course.lessons.find(({ id }) => id === 'tcp-server-client')!;
    const { happenings } = await conduct(planOf(lesson, lesson.steps[0]!));
    const at = (fits: (event: (typeof happenings)[number]['event']) => boolean) =>
      happenings.findIndex(({ event }) => fits(event));
    const listening = at((event) => event.kind === 'event' && event.name === 'listening');
    const client = at((event) => event.kind === 'spawn' && event.host === 'client');
    expect(listening).toBeGreaterThan(0);
    expect(client).toBeGreaterThan(listening);
    expect(at((event) => event.kind === 'exit' && event.host === 'client')).toBeGreaterThan(client);
  });

  describe.concurrent.each(course.lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
    for (const step of lesson.steps) {
      const { prediction, exercise } = step;
      if (prediction) {
        test(`[CO1] ${step.id}: the run shows what the prediction expects`, { timeout }, async ({ skip }) => {
          if (prediction.needs && !lab.can(prediction.needs)) skip(`needs ${prediction.needs}`);
          const run = await conduct({ ...planOf(lesson, step), ...prediction.proof });
          expect(shownBy(run, prediction)).toBe(prediction.answer);
        });
      }
      for (const task of step.tasks) {
        test(`[CO2] ${step.id}/${task.id}: the task ticks`, { timeout }, async ({ skip }) => {
          if (task.needs && !lab.can(task.needs)) skip(`needs ${task.needs}`);
          if (task.proof === 'page') skip('only somebody at the page can do it');
          const run = await conduct({ ...planOf(lesson, step), ...proofOf(lesson, step, task) });
          expect(ticks(run, task)).toBe(true);
        });
      }
      if (exercise) {
        const attempt = (source: string) =>
          lab.withBench((bench) => conductExercise(lesson, step, exercise, source, { bench, can: lab.can }));
        const told = (result: Awaited<ReturnType<typeof attempt>>) =>
          result.trials.flatMap(({ checks }) =>
            checks.flatMap(({ check, verdict }) => (verdict?.ok === false ? [{ id: check.id, ...verdict }] : [])),
          );

        test(`[CO4] ${step.id}: the solution passes`, { timeout }, async () => {
          expect(told(await attempt(lesson.files[exercise.solution]!))).toEqual([]);
        });
        test(`[CO4] ${step.id}: what stands there first fails`, { timeout }, async () => {
          const start = step.programs.find(({ name }) => name === exercise.file)!;
          expect((await attempt(start.source)).passed).toBe(false);
        });
        for (const wrong of exercise.wrong) {
          test(`[CO4] [LS15] ${step.id}: ${wrong.source} fails first at ${wrong.fails}`, { timeout }, async ({
            skip,
          }) => {
            const { needs } = checkOf(step, wrong.fails);
            if (needs && !lab.can(needs)) skip(`needs ${needs}`);
            expect(told(await attempt(lesson.files[wrong.source]!))[0]?.id).toBe(wrong.fails);
          });
        }
      }
    }
    for (const fact of lesson.facts) {
      test(`[CO3] ${fact.id}: ${fact.text}`, { timeout }, async ({ skip }) => {
        if (fact.needs && !lab.can(fact.needs)) skip(`needs ${fact.needs}`);
        const step = lesson.steps.find(({ id }) => id === fact.step)!;
        const { setup = step.setup, acts, quietMs, forMs } = fact;
        const programs = fact.programs ? programsOf(lesson, fact.programs) : step.programs;
        const run = await conduct({ ...planOf(lesson, step), programs, setup, acts, quietMs, forMs });
        for (const claim of fact.claims)
          expect(judgeClaim(claim, run), JSON.stringify(claim)).toMatchObject({ ok: true });
      });
    }
  });
});

const programsOf = (lesson: Lesson, list: readonly Parameters<typeof resolveProgram>[0][]): Program[] =>
  list.map((program) => resolveProgram(program, lesson.files));

function planOf(lesson: Lesson, step: Step): RunPlan {
  const sources = Object.fromEntries(step.programs.map(({ name, source }) => [name, source]));
  return { programs: step.programs, setup: step.setup, sources, files: lesson.files };
}

/** What makes a task tick: its proof, else its hint's answer in place of the program it is for. */
function proofOf(lesson: Lesson, step: Step, task: Task): Partial<RunPlan> {
  const { proof, hint } = task;
  if (typeof proof === 'object') {
    const { programs, ...rest } = proof;
    return programs ? { ...rest, programs: programsOf(lesson, programs) } : rest;
  }
  const answer = hint?.answer;
  if (!answer) return {};
  const isMeant = ({ host, name }: Program) =>
    host === answer.host && (answer.file === undefined || name === answer.file);
  const source = lesson.files[answer.program]!;
  return { programs: step.programs.map((program) => (isMeant(program) ? { ...program, source } : program)) };
}

function shownBy({ happenings, facts }: Run, prediction: Prediction): string | null {
  const picked = pickChoice(prediction, freshPrediction(prediction), prediction.choices[0]!.id);
  return happenings.reduce((progress, one) => reducePrediction(progress, prediction, one, facts), picked).shown;
}

/** A packet that can be opened is one that was sent. */
function ticks({ happenings, facts }: Run, task: Task): boolean {
  const opened = (one: (typeof happenings)[number]) =>
    one.event.kind === 'sent' && one.packet ? [{ kind: 'packetOpened', packet: one.packet } as const] : [];
  const reduce = (progress: typeof freshTask, one: Parameters<typeof reduceTask>[2], known: LessonFacts) =>
    reduceTask(progress, task.when, one, known);
  return happenings
    .flatMap((one) => [one, ...opened(one)])
    .reduce((progress, one) => reduce(progress, one, facts), freshTask).done;
}

function checkOf(step: Step, id: string) {
  const checks = step.exercise!.trials.flatMap((trial) =>
    trial.checks.map((check) => ({ ...check, needs: check.needs ?? trial.needs })),
  );
  return checks.find((check) => check.id === id)!;
}
