import type { Happening, LessonFacts } from './happening.ts';
import { matchesLeaf } from './matchCondition.ts';
import type { Prediction } from './schema/prediction.ts';

/**
 * How far a prediction has come. Times are microseconds from the lab's start, of when things happened, not of when the
 * log heard of them; null where they have not happened.
 */
export interface PredictionProgress {
  picked: string | null;
  watching: boolean;
  choiceUs: readonly (number | null)[];
  sightUs: readonly (number | null)[];
  /** The choice this run showed, once every sight was seen. */
  shown: string | null;
}

/** A prediction nobody has answered yet. */
export function freshPrediction(prediction: Prediction): PredictionProgress {
  return {
    picked: null,
    watching: false,
    choiceUs: prediction.choices.map(() => null),
    sightUs: prediction.sights.map(() => null),
    shown: null,
  };
}

/** Makes or changes the choice. Only before a run has shown the answer. */
export function pickChoice(prediction: Prediction, progress: PredictionProgress, choice: string): PredictionProgress {
  if (progress.shown !== null || !prediction.choices.some((one) => one.id === choice)) return progress;
  return { ...freshPrediction(prediction), picked: choice };
}

/**
 * A prediction's progress after one more happening. Returns the same object where nothing changed. Programs tell of themselves each in its
 * own time: what another one did before the last sight may be heard only when the answer is out, and then still counts.
 */
export function reducePrediction(
  progress: PredictionProgress,
  prediction: Prediction,
  happening: Happening,
  facts: LessonFacts,
): PredictionProgress {
  if (progress.picked === null || happening.kind !== 'lab') return progress;
  const isOut = progress.shown !== null;
  // Beginning again forgets a run that was broken off, and ends one that has answered.
  if (matchesLeaf(prediction.begin, happening, facts) || (isOut && happening.event.kind === 'opened')) {
    if (isOut) return progress.watching ? { ...progress, watching: false } : progress;
    return { ...freshPrediction(prediction), picked: progress.picked, watching: true };
  }
  const at = happening.atUs;
  if (!progress.watching || (isOut && progress.sightUs.every((time) => at >= time!))) return progress;
  const see = (times: readonly (number | null)[], list: readonly { when?: Prediction['begin'] | undefined }[]) =>
    times.map((time, index) => {
      const when = list[index]?.when;
      return (time === null || at < time) && when && matchesLeaf(when, happening, facts) ? at : time;
    });
  const choiceUs = see(progress.choiceUs, prediction.choices);
  const sightUs = see(progress.sightUs, prediction.sights);
  const changed = (a: readonly (number | null)[], b: readonly (number | null)[]) => a.some((time, i) => time !== b[i]);
  if (!changed(choiceUs, progress.choiceUs) && !changed(sightUs, progress.sightUs)) return progress;
  const shown = sightUs.every((time) => time !== null) ? firstChoice(prediction, choiceUs) : null;
  return { ...progress, choiceUs, sightUs, shown };
}

function firstChoice(prediction: Prediction, choiceUs: readonly (number | null)[]): string | null {
  let best: { id: string; at: number } | null = null;
  for (const [index, choice] of prediction.choices.entries()) {
    const at = choiceUs[index] ?? null;
    if (at !== null && (best === null || at < best.at)) best = { id: choice.id, at };
  }
  return best?.id ?? null;
}
