import { z } from 'zod';
import { chapterSchema } from './chapter.ts';
import { stepSchema } from './step.ts';
import { idSchema, lineSchema } from './words.ts';

const fileName = z.string().regex(/^[\w-]+\.(?:js|mjs|cjs)$/);

/** `lesson.json`. `programs` names, for each host, the file in `programs/` that the lesson begins with. */
export const lessonSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  summary: lineSchema,
  chapters: z.array(chapterSchema).min(1),
  programs: z.strictObject({ client: fileName, server: fileName }),
  steps: z.array(stepSchema).min(1),
});
export type LessonSource = z.infer<typeof lessonSchema>;
