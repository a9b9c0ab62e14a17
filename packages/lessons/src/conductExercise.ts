import { type Bench, conductRun } from './conductRun.ts';
import { judgeClaim, type Verdict } from './judgeClaim.ts';
import type { Lesson, Step } from './lesson.ts';
import type { Check, Exercise, Trial } from './schema/exercise.ts';
import type { Need } from './schema/words.ts';

export interface CheckResult {
  check: Check;
  /** Null: this machine cannot show it. */
  verdict: Verdict | null;
}

export interface TrialResult {
  trial: Trial;
  checks: readonly CheckResult[];
}

export interface ExerciseResult {
  passed: boolean;
  /** In order, up to the first that failed: its lab is the one that is open. */
  trials: readonly TrialResult[];
}

export interface ExerciseParts {
  bench: Bench;
  can(need: Need): boolean;
  /** Told before each trial. */
  onTrial?: (trial: Trial, index: number) => void;
}

/** Runs a student's text through the trials of a step's exercise. Rejects with what the bench rejects with. */
export async function conductExercise(
  lesson: Lesson,
  step: Step,
  exercise: Exercise,
  source: string,
  parts: ExerciseParts,
): Promise<ExerciseResult> {
  const programs = step.programs.map((program) => (program.name === exercise.file ? { ...program, source } : program));
  const sources = Object.fromEntries(step.programs.map((program) => [program.name, program.source]));
  const trials: TrialResult[] = [];
  for (const [index, trial] of exercise.trials.entries()) {
    if (trial.needs && !parts.can(trial.needs)) {
      trials.push({ trial, checks: trial.checks.map((check) => ({ check, verdict: null })) });
      continue;
    }
    parts.onTrial?.(trial, index);
    const { probe, acts, quietMs, forMs } = trial;
    const run = await conductRun(parts.bench, {
      programs,
      probe: probe && { host: probe.host, source: lesson.files[probe.source] ?? '' },
      setup: trial.setup ?? step.setup,
      acts,
      quietMs,
      forMs,
      sources,
      files: lesson.files,
    });
    const checks = trial.checks.map((check) => ({
      check,
      verdict: check.needs && !parts.can(check.needs) ? null : judgeClaim(check.claim, run),
    }));
    trials.push({ trial, checks });
    if (checks.some(({ verdict }) => verdict?.ok === false)) return { passed: false, trials };
  }
  return { passed: true, trials };
}
