import type { Prediction } from '@socketlab/lessons';

/**
 * The sights of a run in the order they happened, each with its distance from the first in milliseconds (one decimal
 * below 10 ms). Times of a log are its own; only distances mean something to a reader.
 */
export function orderSights(
  prediction: Prediction,
  sightUs: readonly (number | null)[],
): { text: string; when: string }[] {
  const seen = prediction.sights
    .map((sight, index) => ({ text: sight.text, us: sightUs[index] ?? null }))
    .filter((sight): sight is { text: string; us: number } => sight.us !== null)
    .sort((a, b) => a.us - b.us);
  const first = seen[0]?.us ?? 0;
  return seen.map((sight, index) => ({ text: sight.text, when: index === 0 ? '먼저' : after(sight.us - first) }));
}

function after(us: number): string {
  const ms = us / 1000;
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms 뒤`;
}
