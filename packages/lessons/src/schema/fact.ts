import { z } from 'zod';
import { claimSchema } from './claim.ts';
import { programListSchema } from './program.ts';
import { watchSchema } from './trial.ts';
import { idSchema, lineSchema, needSchema } from './words.ts';

/**
 * Something the lesson says, and the run that shows it: with the programs and setup of `step`, or with its own. Tests run every one.
 * `inOneMode` says why it holds in that mode only.
 */
export const factSchema = z.strictObject({
  id: idSchema,
  text: lineSchema,
  step: idSchema,
  programs: programListSchema.optional(),
  ...watchSchema,
  needs: needSchema.optional(),
  claims: z.array(claimSchema).min(1).max(12),
});
export type Fact = z.infer<typeof factSchema>;
