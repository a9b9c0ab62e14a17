import { z } from 'zod';
import { actSchema } from './act.ts';
import { setupSchema } from './setup.ts';

/**
 * How long a run is watched. It is over when all its programs have ended, when the probe has ended, or, without a probe, when nothing was
 * written to the log for `quietMs` (1 s where it is left out); at the latest after `forMs` (15 s).
 */
export const watchSchema = {
  setup: setupSchema.optional(),
  acts: z.array(actSchema).max(12).optional(),
  quietMs: z.int().min(200).max(20_000).optional(),
  forMs: z.int().min(500).max(60_000).optional(),
};
