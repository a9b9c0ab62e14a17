import type { Check, Exercise, Verdict } from '@socketlab/lessons';
import type { Attempt } from './exerciseStore.ts';

export type CheckState = 'open' | 'running' | 'passed' | 'failed' | 'impossible';

/** How each check of an exercise stands, by its id. What the newest attempt did not come to is open. */
export function checkStates(exercise: Exercise, attempt: Attempt | undefined): Map<string, CheckState> {
  const states = new Map<string, CheckState>();
  for (const [index, trial] of exercise.trials.entries()) {
    const running = attempt?.status === 'running' && attempt.index === index;
    for (const check of trial.checks) states.set(check.id, running ? 'running' : 'open');
  }
  if (attempt?.status !== 'judged') return states;
  for (const { checks } of attempt.result.trials) {
    for (const { check, verdict } of checks)
      states.set(check.id, verdict === null ? 'impossible' : verdict.ok ? 'passed' : 'failed');
  }
  return states;
}

/** The first check that failed, with what was found; null where none did. */
export function firstFailure(attempt: Attempt | undefined): { check: Check; verdict: Verdict } | null {
  if (attempt?.status !== 'judged') return null;
  for (const { checks } of attempt.result.trials) {
    for (const { check, verdict } of checks) if (verdict?.ok === false) return { check, verdict };
  }
  return null;
}
