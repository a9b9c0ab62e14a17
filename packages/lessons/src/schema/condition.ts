import { directionSchema, hostNameSchema, objectTypeSchema, tcpStateSchema } from '@socketlab/protocol';
import { z } from 'zod';

const flags = z.array(z.enum(['SYN', 'ACK', 'PSH', 'FIN', 'RST']));

/** What a packet must look like. `flags` must all be set, `without` must all be clear. */
const packetShape = {
  direction: directionSchema.optional(),
  flags: flags.optional(),
  without: flags.optional(),
  minPayloadBytes: z.int().min(1).optional(),
};

/**
 * One thing that must really happen. Data, not code: a lesson can be checked before anybody runs it, and can never tick
 * a task by itself.
 */
export const leafConditionSchema = z.discriminatedUnion('on', [
  /** A program began. `edited`: its source differs from the lesson's own. */
  z.strictObject({ on: z.literal('spawn'), host: hostNameSchema.optional(), edited: z.boolean().optional() }),
  /** Node emitted an event. `handled`: it reached a handler of the student's. `code`: that of its error. */
  z.strictObject({
    on: z.literal('event'),
    host: hostNameSchema.optional(),
    objectType: objectTypeSchema.optional(),
    name: z.string().min(1),
    handled: z.boolean().optional(),
    code: z.string().min(1).optional(),
  }),
  /** A method was called. `includes`: one of its arguments, as it was written. `fromPage`: by the page's own controls. */
  z.strictObject({
    on: z.literal('call'),
    host: hostNameSchema.optional(),
    method: z.string().min(1),
    includes: z.string().min(1).optional(),
    fromPage: z.boolean().optional(),
  }),
  z.strictObject({ on: z.literal('console'), host: hostNameSchema.optional(), includes: z.string().min(1) }),
  z.strictObject({ on: z.literal('exit'), host: hostNameSchema.optional(), code: z.int().optional() }),
  z.strictObject({ on: z.literal('packet'), phase: z.enum(['sent', 'delivered', 'dropped']), ...packetShape }),
  /** The kernel's own table says so. */
  z.strictObject({ on: z.literal('kernel'), host: hostNameSchema.optional(), state: tcpStateSchema }),
  /** The wire's delay is any but `not`. */
  z.strictObject({ on: z.literal('delay'), not: z.int().min(0) }),
  /** The student opened a packet's bytes on the page. */
  z.strictObject({ on: z.literal('packetOpened'), ...packetShape }),
  /** The student went back in time. */
  z.strictObject({ on: z.literal('wentBack') }),
]);
export type LeafCondition = z.infer<typeof leafConditionSchema>;

/** `all`: each at least once within one lab, in any order. `any`: one of them. */
export const conditionSchema = z.union([
  leafConditionSchema,
  z.strictObject({ all: z.array(leafConditionSchema).min(2) }),
  z.strictObject({ any: z.array(leafConditionSchema).min(2) }),
]);
export type Condition = z.infer<typeof conditionSchema>;
