import { z } from 'zod';
import { chapterSchema } from './chapter.ts';
import { factSchema } from './fact.ts';
import { programListSchema } from './program.ts';
import { setupSchema } from './setup.ts';
import { stepSchema } from './step.ts';
import { idSchema, lineSchema } from './words.ts';

/** `lesson.json`. `programs` and `setup` are what the first step begins with. */
export const lessonSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  summary: lineSchema,
  chapters: z.array(chapterSchema).min(1),
  programs: programListSchema,
  setup: setupSchema.optional(),
  steps: z.array(stepSchema).min(1),
  facts: z.array(factSchema).max(30).optional(),
});
export type LessonSource = z.infer<typeof lessonSchema>;
