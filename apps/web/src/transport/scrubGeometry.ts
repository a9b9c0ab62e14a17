import { type ScrubLane, scrubLanes } from './markIndex.ts';

/** Measures of the scrub bar in CSS pixels: flags above, a row for each lane, the bar itself below. */
const flagsPx = 12;
const pitchPx = 11;
export const laneMarkPx = 8;
/** Room for the thumb at both ends. */
export const padPx = 8;
export const barY = flagsPx + scrubLanes.length * pitchPx + 9;
export const scrubHeight = barY + 11;

export function laneTop(lane: ScrubLane): number {
  return flagsPx + scrubLanes.indexOf(lane) * pitchPx + 1;
}
