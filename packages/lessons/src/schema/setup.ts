import { delayMsSchema, directionSchema, hostNameSchema, hostPresetSchema, wireFaultSchema } from '@socketlab/protocol';
import { z } from 'zod';

/** How the lab is before its first program runs. What is left out is as in every lab. */
export const setupSchema = z.strictObject({
  delayMs: delayMsSchema.optional(),
  faults: z
    .array(
      z.strictObject({
        direction: directionSchema,
        fault: wireFaultSchema,
        seed: z.int().min(0).max(0xffff_ffff).optional(),
      }),
    )
    .max(8)
    .optional(),
  presets: z.partialRecord(hostNameSchema, hostPresetSchema).optional(),
});
export type Setup = z.infer<typeof setupSchema>;
