import { z } from 'zod';
import { idSchema, lineSchema } from './words.ts';

export const chapterSchema = z.strictObject({ id: idSchema, title: lineSchema });
export type Chapter = z.infer<typeof chapterSchema>;
