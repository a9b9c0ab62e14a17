import { z } from 'zod';
import { idSchema, lineSchema } from './words.ts';

/** `course.json`: the lessons, in the order they are taken. */
export const courseSchema = z.strictObject({ title: lineSchema, lessons: z.array(idSchema).min(1) });
