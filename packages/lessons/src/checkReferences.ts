import type { Act } from './schema/act.ts';
import type { Claim } from './schema/claim.ts';
import type { Exercise } from './schema/exercise.ts';
import type { LessonSource } from './schema/lesson.ts';
import type { ProgramSource } from './schema/program.ts';

/** One fault of a lesson that its schema alone can't see, and where: the path of the value in lesson.json. */
export interface LessonFault {
  path: readonly (string | number)[];
  message: string;
}

/** Every name in a lesson that leads nowhere, and every one that is given twice. */
export function checkReferences(
  source: LessonSource,
  files: Readonly<Record<string, string>>,
  stepIds: readonly string[],
): LessonFault[] {
  const faults: LessonFault[] = [];
  const say = (path: LessonFault['path'], message: string) => faults.push({ path, message });
  const wantFile = (name: string, path: LessonFault['path']) => {
    if (files[name] === undefined) say(path, `programs/${name} is missing`);
  };
  const wantPrograms = (programs: readonly ProgramSource[] | undefined, path: LessonFault['path']) => {
    for (const [index, program] of (programs ?? []).entries())
      wantFile(program.source ?? program.name, [...path, index]);
    const names = (programs ?? []).map(({ host, name }) => `${host}/${name}`);
    for (const name of repeated(names)) say(path, `two programs are called ${name}`);
  };
  const wantActs = (acts: readonly Act[] | undefined, path: LessonFault['path']) =>
    acts?.forEach(({ deed }, index) => {
      if (deed.do === 'run') wantPrograms([deed.program], [...path, index]);
    });

  wantPrograms(source.programs, ['programs']);
  let programs = source.programs;
  source.steps.forEach((step, index) => {
    const at = ['steps', index];
    if (!stepIds.includes(step.id)) say([...at, 'id'], `steps/${step.id}.mdx is missing`);
    if (step.chapter && !source.chapters.some(({ id }) => id === step.chapter))
      say([...at, 'chapter'], `step ${step.id} names an unknown chapter ${step.chapter}`);
    wantPrograms(step.programs, [...at, 'programs']);
    programs = step.programs ?? programs;
    wantActs(step.prediction?.proof?.acts, [...at, 'prediction']);
    step.tasks.forEach((task, number) => {
      const here = [...at, 'tasks', number];
      if (task.hint?.answer) {
        wantFile(task.hint.answer.program, [...here, 'hint']);
        if (!answersTo(task.hint.answer, programs))
          say([...here, 'hint'], 'the answer belongs to no program of the step');
      }
      if (typeof task.proof !== 'object') return;
      wantPrograms(task.proof.programs, [...here, 'proof']);
      wantActs(task.proof.acts, [...here, 'proof']);
    });
    if (step.exercise) checkExercise(step.exercise, programs, [...at, 'exercise']);
  });

  function checkExercise(exercise: Exercise, stepPrograms: readonly ProgramSource[], at: LessonFault['path']): void {
    if (!stepPrograms.some(({ name }) => name === exercise.file))
      say([...at, 'file'], `no program of the step is called ${exercise.file}`);
    wantFile(exercise.solution, [...at, 'solution']);
    const checks = exercise.trials.flatMap((trial) => trial.checks);
    exercise.wrong.forEach((wrong, index) => {
      wantFile(wrong.source, [...at, 'wrong', index]);
      if (!checks.some(({ id }) => id === wrong.fails))
        say([...at, 'wrong', index], `no check is called ${wrong.fails}`);
    });
    for (const id of repeated(checks.map((check) => check.id))) say(at, `two checks are called ${id}`);
    exercise.trials.forEach((trial, index) => {
      const here = [...at, 'trials', index];
      if (trial.probe) wantFile(trial.probe.source, [...here, 'probe']);
      else if (trial.checks.some(({ claim }) => isProbe(claim)))
        say(here, 'a check asks a probe, and the trial has none');
      wantActs(trial.acts, [...here, 'acts']);
    });
  }

  source.facts?.forEach((fact, index) => {
    if (!source.steps.some(({ id }) => id === fact.step))
      say(['facts', index, 'step'], `no step is called ${fact.step}`);
    wantPrograms(fact.programs, ['facts', index, 'programs']);
    wantActs(fact.acts, ['facts', index, 'acts']);
  });
  const lists = {
    step: source.steps.map((step) => step.id),
    chapter: source.chapters.map((chapter) => chapter.id),
    task: source.steps.flatMap((step) => step.tasks.map((task) => task.id)),
    prediction: source.steps.flatMap((step) => (step.prediction ? [step.prediction.id] : [])),
    exercise: source.steps.flatMap((step) => (step.exercise ? [step.exercise.id] : [])),
    fact: (source.facts ?? []).map((fact) => fact.id),
  };
  for (const [kind, ids] of Object.entries(lists)) {
    for (const id of repeated(ids)) say(['steps'], `two ${kind}s are called ${id}`);
  }
  for (const id of stepIds) {
    if (!source.steps.some((step) => step.id === id)) say(['steps'], `steps/${id}.mdx belongs to no step`);
  }
  return faults;
}

const isProbe = (claim: Claim): boolean => 'probe' in claim;

function answersTo(answer: { host: string; file?: string | undefined }, programs: readonly ProgramSource[]): boolean {
  return programs.some(({ host, name }) => host === answer.host && (answer.file === undefined || name === answer.file));
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
