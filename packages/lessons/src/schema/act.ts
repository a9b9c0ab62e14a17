import {
  faultCommandSchema,
  hostNameSchema,
  programActionSchema,
  programSignalSchema,
  socketActionSchema,
} from '@socketlab/protocol';
import { z } from 'zod';
import { matcherSchema } from './claim.ts';
import { programSchema } from './program.ts';
import { fileNameSchema } from './words.ts';

const target = { host: hostNameSchema, file: fileNameSchema.optional() };

/** Something that is done to a running lab from outside, as a student's hand on the page would. */
export const deedSchema = z.discriminatedUnion('do', [
  /** On the wire, a packet in flight or a host. */
  z.strictObject({ do: z.literal('fault'), command: faultCommandSchema }),
  z.strictObject({ do: z.literal('signal'), ...target, signal: programSignalSchema }),
  z.strictObject({ do: z.literal('act'), ...target, action: programActionSchema }),
  /** The newest connected socket of the program. */
  z.strictObject({ do: z.literal('socket'), ...target, action: socketActionSchema }),
  /** Starts a program, or starts it again. */
  z.strictObject({ do: z.literal('run'), program: programSchema }),
]);
export type Deed = z.infer<typeof deedSchema>;

/** A deed and its moment: once, `afterMs` behind the first time that `when` happens. */
export const actSchema = z.strictObject({
  when: matcherSchema,
  afterMs: z.int().min(0).max(20_000).optional(),
  deed: deedSchema,
});
export type Act = z.infer<typeof actSchema>;
