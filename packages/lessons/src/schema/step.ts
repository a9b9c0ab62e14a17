import { z } from 'zod';
import { exerciseSchema } from './exercise.ts';
import { predictionSchema } from './prediction.ts';
import { programListSchema } from './program.ts';
import { setupSchema } from './setup.ts';
import { taskSchema } from './task.ts';
import { idSchema, lineSchema } from './words.ts';

/**
 * One page of a lesson. Its text is `steps/<id>.mdx`. `chapter`, `programs` and `setup` are those of the step before where they are left
 * out; the first step takes the lesson's.
 */
export const stepSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  chapter: idSchema.optional(),
  programs: programListSchema.optional(),
  setup: setupSchema.optional(),
  prediction: predictionSchema.optional(),
  tasks: z.array(taskSchema).max(6),
  exercise: exerciseSchema.optional(),
});
