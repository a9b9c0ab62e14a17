import {
  directionSchema,
  dropReasonSchema,
  hostNameSchema,
  hostPresetSchema,
  objectTypeSchema,
  packetDoerSchema,
  programActionSchema,
  programSignalSchema,
  tcpStateSchema,
  wireFaultKinds,
} from '@socketlab/protocol';
import { z } from 'zod';
import { fileNameSchema } from './words.ts';

const flags = z.array(z.enum(['SYN', 'ACK', 'PSH', 'FIN', 'RST']));
const text = z.string().min(1).max(200);
const actionKinds = programActionSchema.options.map((option) => option.shape.kind.value) as [string, ...string[]];

/** Which program an entry speaks of: by its computer and, where several run there, by its file. */
const who = { host: hostNameSchema.optional(), file: fileNameSchema.optional() };

/** What a packet must look like. `flags` must all be set, `without` must all be clear. */
const packetShape = {
  direction: directionSchema.optional(),
  protocol: z.enum(['tcp', 'udp', 'icmp']).optional(),
  flags: flags.optional(),
  without: flags.optional(),
  minPayloadBytes: z.int().min(1).optional(),
  maxPayloadBytes: z.int().min(0).optional(),
  /** Its payload, read as UTF-8, holds this text. */
  includes: text.optional(),
  /** A host's kernel sent the same bytes of the stream (or the same SYN or FIN) before. */
  again: z.boolean().optional(),
  /** It offers its peer a window of 0. */
  zeroWindow: z.boolean().optional(),
};

/** The kernel's own table says so. */
export const kernelConditionSchema = z.strictObject({
  on: z.literal('kernel'),
  host: hostNameSchema.optional(),
  state: tcpStateSchema,
  minSendQueueBytes: z.int().min(1).optional(),
  minReceiveQueueBytes: z.int().min(1).optional(),
  minRetransmits: z.int().min(1).optional(),
  timer: z.enum(['retransmit', 'keepalive', 'time-wait', 'probe']).optional(),
});

/**
 * One thing that must really happen. Data, not code: a lesson can be checked before anybody runs it, and can never tick
 * a task by itself.
 */
export const leafConditionSchema = z.discriminatedUnion('on', [
  /** A program began. `edited`: its source differs from the lesson's own. */
  z.strictObject({ on: z.literal('spawn'), ...who, edited: z.boolean().optional() }),
  /**
   * Node emitted an event. `handled`: it reached a handler of the student's. `code`: that of its error. `includes`: one of its
   * arguments as text (`close` has `true` or `false`, hadError). `bytes`: the size of its first argument.
   */
  z.strictObject({
    on: z.literal('event'),
    ...who,
    objectType: objectTypeSchema.optional(),
    name: z.string().min(1),
    handled: z.boolean().optional(),
    code: z.string().min(1).optional(),
    includes: text.optional(),
    bytes: z.int().min(0).optional(),
    minBytes: z.int().min(0).optional(),
  }),
  /** A method was called. `includes`: one of its arguments, as it was written. `fromPage`: by the page's own controls. */
  z.strictObject({
    on: z.literal('call'),
    ...who,
    method: z.string().min(1),
    includes: text.optional(),
    fromPage: z.boolean().optional(),
  }),
  z.strictObject({
    on: z.literal('console'),
    ...who,
    includes: text,
    stream: z.enum(['stdout', 'stderr']).optional(),
  }),
  z.strictObject({
    on: z.literal('exit'),
    ...who,
    code: z.int().optional(),
    signal: z.string().optional(),
    /** The program ended by itself, not by the lab or the page. */
    byItself: z.boolean().optional(),
  }),
  /** An error that nobody caught ended the program. */
  z.strictObject({ on: z.literal('uncaught'), ...who, code: z.string().optional(), includes: text.optional() }),
  /** The page sent a signal. */
  z.strictObject({ on: z.literal('signal'), ...who, signal: programSignalSchema }),
  /** The page did something inside the program. */
  z.strictObject({ on: z.literal('action'), ...who, action: z.enum(actionKinds) }),
  /** A program asked for a name or address and got another one. */
  z.strictObject({ on: z.literal('name'), ...who, asked: text.optional(), answered: text.optional() }),
  z.strictObject({
    on: z.literal('packet'),
    phase: z.enum(['sent', 'held', 'delivered', 'dropped']),
    reason: dropReasonSchema.optional(),
    by: packetDoerSchema.optional(),
    /** Made by the wire, as a copy, or by a kernel. */
    copy: z.boolean().optional(),
    ...packetShape,
  }),
  kernelConditionSchema,
  /** The kernel's table no longer has a socket. */
  z.strictObject({ on: z.literal('kernelGone'), host: hostNameSchema.optional() }),
  /** The wire's delay is any but `not`. */
  z.strictObject({ on: z.literal('delay'), not: z.int().min(0) }),
  /** A fault on the wire was put on, or (`active: false`) came off. */
  z.strictObject({ on: z.literal('fault'), fault: z.enum(wireFaultKinds).optional(), active: z.boolean().optional() }),
  z.strictObject({ on: z.literal('stepMode'), active: z.boolean() }),
  z.strictObject({ on: z.literal('preset'), host: hostNameSchema.optional(), preset: hostPresetSchema }),
  z.strictObject({ on: z.literal('power'), host: hostNameSchema.optional(), active: z.boolean() }),
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
