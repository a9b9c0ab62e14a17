import type { QueueReading } from '@socketlab/timeline';

/** The most that any of the readings says, in bytes; 0 where there is none. */
export function mostBytes(...queues: (readonly QueueReading[])[]): number {
  return queues.flat().reduce((most, { bytes }) => Math.max(most, bytes), 0);
}

/**
 * The readings as steps of an SVG path over `fromUs` to `toUs`: a value holds until the next reading. Empty before the first one,
 * since nobody had looked.
 */
export function stepPath(
  readings: readonly QueueReading[],
  box: { fromUs: number; toUs: number; width: number; height: number; most: number },
): string {
  const x = (us: number) => ((Math.max(us, box.fromUs) - box.fromUs) / (box.toUs - box.fromUs)) * box.width;
  // Square root: a few bytes beside a full buffer can still be seen.
  const y = (bytes: number) => box.height - Math.sqrt(bytes / box.most) * box.height;
  let path = '';
  readings.forEach(({ atUs, bytes }, index) => {
    const untilUs = Math.min(readings[index + 1]?.atUs ?? box.toUs, box.toUs);
    if (atUs > box.toUs || untilUs < box.fromUs) return;
    const at = y(bytes).toFixed(1);
    path += `${path === '' ? 'M' : 'L'}${x(atUs).toFixed(1)} ${at}L${x(untilUs).toFixed(1)} ${at}`;
  });
  return path;
}
