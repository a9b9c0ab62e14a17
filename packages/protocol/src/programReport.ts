import { z } from 'zod';
import { endpointSchema, nameRuleSchema, objectTypeSchema, previewSchema, siteSchema } from './words.ts';

// What an agent says of its program stands in the log as it came: here once, for the report (agentReport.ts) and the entry (labEvent.ts).

/** The agent's name for an object of its program. */
export const objectId = z.string().max(32);

export const startReport = { kind: z.literal('start'), pid: z.int(), nodeVersion: z.string().max(64) };

/** A new `net.Server`, `net.Socket` or `dgram.Socket`. `site` is the student's line that made it, or null for one that Node made itself (an accepted socket). */
export const objectReport = {
  kind: z.literal('object'),
  object: objectId,
  objectType: objectTypeSchema,
  site: siteSchema.nullable(),
  acceptedBy: objectId.optional(),
};

/** The addresses an object has now, as Node reports them. */
export const addressReport = {
  kind: z.literal('address'),
  object: objectId,
  local: endpointSchema.nullable(),
  remote: endpointSchema.nullable(),
};

/** A call whose direct caller is the student's file; or, with `via`, one that Node made on behalf of such a call (`via` names it). */
export const callReport = {
  kind: z.literal('call'),
  object: objectId.nullable(),
  objectType: objectTypeSchema.nullable(),
  method: z.string().max(64),
  args: z.array(previewSchema).max(8),
  site: siteSchema.nullable(),
  via: z.string().max(64).optional(),
  fromPage: z.boolean().optional(),
};

/** An emitted event and the handlers of the student's that it is about to reach, in order. An empty list reached none. */
export const eventReport = {
  kind: z.literal('event'),
  object: objectId,
  objectType: objectTypeSchema,
  name: z.string().max(64),
  args: z.array(previewSchema).max(8),
  handlers: z.array(siteSchema).max(32),
};

export const consoleReport = {
  kind: z.literal('console'),
  stream: z.enum(['stdout', 'stderr']),
  text: z.string().max(4000),
  site: siteSchema.nullable(),
};

/** The lab rule for names, said every time it applies: what was asked for and what the program got. */
export const nameReport = {
  kind: z.literal('name'),
  asked: z.string().max(256),
  answered: z.string().max(64),
  rule: nameRuleSchema,
};

export const uncaughtReport = {
  kind: z.literal('uncaught'),
  name: z.string().max(128),
  message: z.string().max(2000),
  code: z.string().max(64).optional(),
  stack: z.string().max(8000),
  site: siteSchema.nullable(),
};

/** Reports left out because the program made too many at once. */
export const skippedReport = { kind: z.literal('skipped'), count: z.int().min(1) };
