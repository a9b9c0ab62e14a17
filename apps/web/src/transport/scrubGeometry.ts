import { type ScrubLane, scrubLanes } from './markIndex.ts';

/** Measures of the scrub bar in CSS pixels: flags above, a row for each lane, the bar itself below. */
const flagsPx = 13;
const pitchPx = 9;
export const laneMarkPx = 7;
/** Room for the thumb at both ends. */
export const padPx = 8;
export const barY = flagsPx + scrubLanes.length * pitchPx + 10;
export const scrubHeight = barY + 12;
export const lanesHeight = barY - 8;

export function laneTop(lane: ScrubLane): number {
  return flagsPx + scrubLanes.indexOf(lane) * pitchPx + 1;
}
