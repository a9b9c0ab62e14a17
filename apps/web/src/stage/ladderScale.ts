import { type DelayMs, defaultDelayMs, type LabEvent } from '@socketlab/protocol';

/** How many times the student may halve or double the scale. */
export const zoomSteps = { least: -4, most: 5 } as const;

/** The scale of a whole log, by its first entry. A machine's own loopback delays nothing, whatever was asked for. */
export function logPxPerMs(first: LabEvent | undefined): number {
  if (first?.kind !== 'opened') return pxPerMsAt(defaultDelayMs);
  return pxPerMsAt(first.mode === 'loopback' ? 0 : first.delayMs);
}

/**
 * Pixels for each millisecond: one trip across the wire is about 90 px high, so that a slope can be seen. Without a delay a
 * trip takes less than a tenth of a millisecond, and the lines lie nearly flat: then the programs' own steps set the scale.
 */
function pxPerMsAt(delayMs: DelayMs): number {
  switch (delayMs) {
    case 0:
      return 60;
    case 50:
      return 1.8;
    case 200:
      return 0.45;
    case 400:
      return 0.24;
    default:
      delayMs satisfies never;
      return 0.45;
  }
}

/** How much quiet is drawn in true time, and how high a longer quiet ever gets, in pixels: enough to see that time passed. */
const quietPx = 130;
const breakPx = 46;

/** How the ladder is laid out at a scale. */
export function ladderOptions(pxPerMs: number): { pxPerMs: number; idleMs: number; breakPx: number } {
  return { pxPerMs, idleMs: quietPx / pxPerMs, breakPx };
}
