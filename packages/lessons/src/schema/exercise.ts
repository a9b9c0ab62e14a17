import { hostNameSchema } from '@socketlab/protocol';
import { z } from 'zod';
import { claimSchema } from './claim.ts';
import { watchSchema } from './trial.ts';
import { fileNameSchema, idSchema, lineSchema, needSchema } from './words.ts';

/** One thing that a trial must show. `text` says it before the run as what is asked; `otherwise` what it means that it failed. */
const checkSchema = z.strictObject({
  id: idSchema,
  text: lineSchema,
  otherwise: lineSchema,
  claim: claimSchema,
  needs: needSchema.optional(),
});

/**
 * One run of the student's program. With a `probe`, a program that the student does not see runs in place of the step's programs on
 * the probe's computer.
 */
const trialSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  probe: z.strictObject({ host: hostNameSchema, source: fileNameSchema }).optional(),
  ...watchSchema,
  needs: needSchema.optional(),
  checks: z.array(checkSchema).min(1).max(8),
});
export type Trial = z.infer<typeof trialSchema>;
export type Check = z.infer<typeof checkSchema>;

/**
 * Something to write, checked by real runs. `file` is the program of the step that the student works on; what stands there first must
 * fail. `wrong` are typical wrong answers, each with the check that finds it.
 */
export const exerciseSchema = z.strictObject({
  id: idSchema,
  file: fileNameSchema,
  solution: fileNameSchema,
  wrong: z
    .array(z.strictObject({ source: fileNameSchema, fails: idSchema, why: lineSchema }))
    .min(1)
    .max(6),
  hints: z.array(lineSchema).min(1).max(6),
  trials: z.array(trialSchema).min(1).max(6),
});
export type Exercise = z.infer<typeof exerciseSchema>;
