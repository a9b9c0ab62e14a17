import { hostNameSchema } from '@socketlab/protocol';
import { z } from 'zod';
import { fileNameSchema } from './words.ts';

/**
 * One program of a step: on which computer, under which name, and the file of `programs/` that holds its text (of the same name
 * where it is left out). The order in a list is the order in which they start; those of the server's computer start first.
 */
export const programSchema = z.strictObject({
  host: hostNameSchema,
  name: fileNameSchema,
  source: fileNameSchema.optional(),
});
export const programListSchema = z.array(programSchema).min(1).max(5);
export type ProgramSource = z.infer<typeof programSchema>;
