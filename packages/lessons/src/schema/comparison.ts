import { z } from 'zod';
import { actSchema } from './act.ts';
import { programListSchema } from './program.ts';
import { setupSchema } from './setup.ts';
import { idSchema, lineSchema } from './words.ts';

/** One run of a comparison: its programs, of files in the comparison's folder, its own setup, and what is done to it from outside. */
const sideSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  programs: programListSchema,
  setup: setupSchema.optional(),
  acts: z.array(actSchema).max(12).optional(),
});

/**
 * `comparisons.json`: runs that are worth a look side by side. Each is recorded once (`npm run record`), and any two of its sides can be compared.
 * `look` says what to look at, one idea each; `quietMs` and `forMs` when a run is over, as for trials.
 */
export const comparisonsSchema = z
  .array(
    z.strictObject({
      name: idSchema,
      title: lineSchema,
      text: lineSchema,
      look: z.array(lineSchema).min(1).max(4),
      setup: setupSchema.optional(),
      quietMs: z.int().min(100).max(20_000).optional(),
      forMs: z.int().min(1000).max(60_000).optional(),
      sides: z.array(sideSchema).min(2).max(4),
    }),
  )
  .min(1);
