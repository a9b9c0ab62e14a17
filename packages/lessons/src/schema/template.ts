import { fileNameSchema, hostNameSchema, labHostsSchema } from '@socketlab/protocol';
import { z } from 'zod';
import { idSchema, lineSchema } from './words.ts';

/** `templates.json`: what an experiment of the free lab can begin with. `from`: the file in its folder, where that has another name. */
export const templatesSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      title: lineSchema,
      text: lineSchema,
      /** What to look at, one idea each. */
      notes: z.array(lineSchema).max(4),
      hosts: labHostsSchema,
      files: z
        .array(z.strictObject({ host: hostNameSchema, name: fileNameSchema, from: fileNameSchema.optional() }))
        .max(5),
    }),
  )
  .min(1);
