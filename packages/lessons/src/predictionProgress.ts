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

/** A prediction's progress after one more happening. Returns the same object where nothing changed. */
export function reducePrediction(
  progress: PredictionProgress,
  prediction: Prediction,
  happening: Happening,
  facts: LessonFacts,
): PredictionProgress {
  if (progress.picked === null || progress.shown !== null || happening.kind !== 'lab') return progress;
  // Beginning again forgets a run that was broken off.
  if (matchesLeaf(prediction.begin, happening, facts)) {
    return { ...freshPrediction(prediction), picked: progress.picked, watching: true };
  }
  if (!progress.watching) return progress;
  const at = happening.atUs;
  const see = (times: readonly (number | null)[], list: readonly { when?: Prediction['begin'] | undefined }[]) =>
    times.map((time, index) => {
      const when = list[index]?.when;
      return time === null && when && matchesLeaf(when, happening, facts) ? at : time;
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
