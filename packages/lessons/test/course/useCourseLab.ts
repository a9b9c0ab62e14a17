import type { NetworkMode } from '@socketlab/protocol';
import { afterAll, beforeAll } from 'vitest';
import { type CourseLab, startCourseLab } from './courseBench.ts';

/** The lab process of the tests described here, from before the first of them until after the last. */
export function useCourseLab(mode: NetworkMode, timeoutMs: number): Omit<CourseLab, 'close'> {
  let lab: CourseLab;
  beforeAll(async () => {
    lab = await startCourseLab(mode);
  }, timeoutMs);
  afterAll(() => lab.close());
  return { can: (need) => lab.can(need), withBench: (work) => lab.withBench(work) };
}
