import { z } from 'zod';
import { actSchema } from './act.ts';
import { conditionSchema } from './condition.ts';
import { hintSchema } from './hint.ts';
import { programListSchema } from './program.ts';
import { setupSchema } from './setup.ts';
import { idSchema, lineSchema, needSchema } from './words.ts';

/** Something to do. It ticks itself when `when` really happens. */
export const taskSchema = z.strictObject({
  id: idSchema,
  text: lineSchema,
  when: conditionSchema,
  needs: needSchema.optional(),
  hint: hintSchema.optional(),
  /**
   * How a test does what the task asks for, where running the step's programs (or the hint's answer) is not enough: other programs,
   * another setup, deeds. `page`: only somebody at the page can do it.
   */
  proof: z
    .union([
      z.literal('page'),
      z.strictObject({
        programs: programListSchema.optional(),
        setup: setupSchema.optional(),
        acts: z.array(actSchema).max(12).optional(),
        quietMs: z.int().min(200).max(20_000).optional(),
        forMs: z.int().min(500).max(60_000).optional(),
      }),
    ])
    .optional(),
});
export type Task = z.infer<typeof taskSchema>;
