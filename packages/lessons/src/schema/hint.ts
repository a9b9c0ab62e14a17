import { hostNameSchema } from '@socketlab/protocol';
import { z } from 'zod';
import { fileNameSchema, lineSchema } from './words.ts';

/**
 * Help for one task, opened in two steps: first the hint, then, where there is one, a whole program that does it: `program` of `programs/`,
 * for the step's program on `host` (named `file`, where the computer has several).
 */
export const hintSchema = z.strictObject({
  text: lineSchema,
  answer: z
    .strictObject({ text: lineSchema, host: hostNameSchema, file: fileNameSchema.optional(), program: fileNameSchema })
    .optional(),
});
export type Hint = z.infer<typeof hintSchema>;
