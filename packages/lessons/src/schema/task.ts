import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { hintSchema } from './hint.ts';
import { idSchema, lineSchema } from './words.ts';

/** Something to do. It ticks itself when `when` really happens. */
export const taskSchema = z.strictObject({
  id: idSchema,
  text: lineSchema,
  when: conditionSchema,
  /** What the machine must be able to do for this to happen at all. Where it can't, the task is set aside with the reason. */
  needs: z.enum(['kernelView', 'wire']).optional(),
  hint: hintSchema.optional(),
});
export type Task = z.infer<typeof taskSchema>;
