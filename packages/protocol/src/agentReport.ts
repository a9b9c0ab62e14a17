import { z } from 'zod';
import { programActionSchema } from './fault.ts';
import { endpointSchema, nameRuleSchema, objectTypeSchema, previewSchema, siteSchema } from './words.ts';

/**
 * What an agent says of its program: one JSON object a line, on a pipe of its own, written synchronously.
 *
 * `at` is `process.hrtime.bigint()` in microseconds: one clock for every process of the machine (CLOCK_MONOTONIC).
 */
const stamp = { at: z.number().min(0) };
const objectId = z.string().max(32);

export const agentReportSchema = z.discriminatedUnion('kind', [
  z.object({ ...stamp, kind: z.literal('start'), pid: z.int(), nodeVersion: z.string().max(64) }),
  /** A new `net.Server`, `net.Socket` or `dgram.Socket`. `site` is the student's line that made it, or null for one that Node made itself (an accepted socket). */
  z.object({
    ...stamp,
    kind: z.literal('object'),
    object: objectId,
    objectType: objectTypeSchema,
    site: siteSchema.nullable(),
    acceptedBy: objectId.optional(),
  }),
  /** The addresses an object has now, as Node reports them. */
  z.object({
    ...stamp,
    kind: z.literal('address'),
    object: objectId,
    local: endpointSchema.nullable(),
    remote: endpointSchema.nullable(),
  }),
  /** A call whose direct caller is the student's file; or, with `via`, one that Node made on behalf of such a call (`via` names it). */
  z.object({
    ...stamp,
    kind: z.literal('call'),
    object: objectId.nullable(),
    objectType: objectTypeSchema.nullable(),
    method: z.string().max(64),
    args: z.array(previewSchema).max(8),
    site: siteSchema.nullable(),
    via: z.string().max(64).optional(),
    fromPage: z.boolean().optional(),
  }),
  /** An emitted event and the handlers of the student's that it is about to reach, in order. An empty list reached none. */
  z.object({
    ...stamp,
    kind: z.literal('event'),
    object: objectId,
    objectType: objectTypeSchema,
    name: z.string().max(64),
    args: z.array(previewSchema).max(8),
    handlers: z.array(siteSchema).max(32),
  }),
  z.object({
    ...stamp,
    kind: z.literal('console'),
    stream: z.enum(['stdout', 'stderr']),
    text: z.string().max(4000),
    site: siteSchema.nullable(),
  }),
  /** The lab rule for names, said every time it applies: what was asked for and what the program got. */
  z.object({
    ...stamp,
    kind: z.literal('name'),
    asked: z.string().max(256),
    answered: z.string().max(64),
    rule: nameRuleSchema,
  }),
  z.object({
    ...stamp,
    kind: z.literal('uncaught'),
    name: z.string().max(128),
    message: z.string().max(2000),
    code: z.string().max(64).optional(),
    stack: z.string().max(8000),
    site: siteSchema.nullable(),
  }),
  /** The last line a program can say; the exit itself is reported by the operating system. */
  z.object({ ...stamp, kind: z.literal('exiting'), code: z.int() }),
  /** Reports left out because the program made too many at once. */
  z.object({ ...stamp, kind: z.literal('skipped'), count: z.int().min(1) }),
]);
export type AgentReport = z.infer<typeof agentReportSchema>;

/** What may be asked of a live socket from outside its program. */
export const socketActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('write'), text: z.string().min(1).max(4096) }),
  z.object({ kind: z.literal('end') }),
  z.object({ kind: z.literal('destroy') }),
  z.object({ kind: z.literal('resetAndDestroy') }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') }),
  /** `socket.setTimeout(ms)`; 0 takes it off. */
  z.object({ kind: z.literal('setTimeout'), ms: z.int().min(0).max(600_000) }),
]);
export type SocketAction = z.infer<typeof socketActionSchema>;

/** What the lab says to an agent: one JSON object a line. */
export const agentCommandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('act'), object: objectId, action: socketActionSchema }),
  z.object({ kind: z.literal('program'), action: programActionSchema }),
]);
export type AgentCommand = z.infer<typeof agentCommandSchema>;
