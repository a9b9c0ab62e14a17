import { z } from 'zod';
import { predictionSchema } from './prediction.ts';
import { taskSchema } from './task.ts';
import { idSchema, lineSchema } from './words.ts';

/** One page of a lesson. Its text is `steps/<id>.mdx`. `chapter` is inherited from the step before where it is left out. */
export const stepSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  chapter: idSchema.optional(),
  prediction: predictionSchema.optional(),
  tasks: z.array(taskSchema).max(6),
});
