import type { NetworkMode } from '@socketlab/protocol';
import { afterAll, beforeAll } from 'vitest';
import { type CourseLab, startCourseLab } from './courseBench.ts';

/** Of a test, in ms. Far beyond the longest that a run is watched on a busy machine: what it missed is for its claims to say. */
export const timeout = 600_000;

/** The lab process of the tests described here, from before the first of them until after the last. */
export function useCourseLab(mode: NetworkMode): Omit<CourseLab, 'close'> {
  let lab: CourseLab;
  beforeAll(async () => {
    lab = await startCourseLab(mode);
  }, timeout);
  afterAll(() => lab.close());
  return { can: (need) => lab.can(need), withBench: (work) => lab.withBench(work) };
}
