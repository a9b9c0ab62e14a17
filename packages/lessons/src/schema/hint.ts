import { hostNameSchema } from '@socketlab/protocol';
import { z } from 'zod';
import { lineSchema } from './words.ts';

/** Help for one task, opened in two steps: first the hint, then, where there is one, a whole program that does it. */
export const hintSchema = z.strictObject({
  text: lineSchema,
  answer: z
    .strictObject({ text: lineSchema, host: hostNameSchema, program: z.string().regex(/^[\w-]+\.(?:js|mjs|cjs)$/) })
    .optional(),
});
export type Hint = z.infer<typeof hintSchema>;
