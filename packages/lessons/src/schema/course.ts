import { z } from 'zod';
import { idSchema, lineSchema } from './words.ts';

const partSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  summary: lineSchema,
  lessons: z.array(idSchema).min(1),
});

/** `course.json`: the lessons in the order they are taken, in parts. */
export const courseSchema = z.strictObject({ title: lineSchema, parts: z.array(partSchema).min(1) });
