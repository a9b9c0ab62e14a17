import { z } from 'zod';
import { socketActionSchema } from './agentReport.ts';
import { type ErrorCode, errorMessages } from './errors.ts';
import { faultCommandSchema, programActionSchema, programSignalSchema } from './fault.ts';
import { labEventSchema } from './labEvent.ts';
import { capabilitiesSchema, delayMsSchema, fileNameSchema, hostNameSchema, labHostsSchema } from './words.ts';

/** Raised whenever a message of an older page or server would be misread. */
export const protocolVersion = 3;

const request = { request: z.int().min(0) };
const lab = { lab: z.string().min(1).max(64) };
const program = { program: z.string().min(1).max(32) };

/** What a page asks, over its one WebSocket. Each request gets exactly one `reply` or `error` with its number. */
export const pageRequestSchema = z.discriminatedUnion('kind', [
  /** A new lab; the page is attached to it from seq 0. `replaces` closes an older lab of this page first. */
  z.object({
    ...request,
    kind: z.literal('openLab'),
    lesson: z.string().max(64),
    delayMs: delayMsSchema,
    /** Its computers; the client and the server where none are named. */
    hosts: labHostsSchema.optional(),
    replaces: lab.lab.optional(),
  }),
  /** Come back to a lab and get every event from `from` on: the number of entries the page already has. */
  z.object({ ...request, ...lab, kind: z.literal('attachLab'), from: z.int().min(0) }),
  z.object({ ...request, ...lab, kind: z.literal('closeLab') }),
  /** Run a file on a host. A program of the same file there that still runs is ended first (`replaced`); others go on. */
  z.object({
    ...request,
    ...lab,
    kind: z.literal('runProgram'),
    host: hostNameSchema,
    file: fileNameSchema,
    source: z.string(),
  }),
  z.object({
    ...request,
    ...lab,
    ...program,
    kind: z.literal('signalProgram'),
    signal: programSignalSchema,
  }),
  z.object({
    ...request,
    ...lab,
    ...program,
    kind: z.literal('actOnSocket'),
    object: z.string().min(1).max(32),
    action: socketActionSchema,
  }),
  z.object({ ...request, ...lab, ...program, kind: z.literal('actOnProgram'), action: programActionSchema }),
  /** Faults on the wire, on its packets and on hosts. */
  z.object({ ...request, ...lab, kind: z.literal('fault'), command: faultCommandSchema }),
  z.object({ ...request, ...lab, kind: z.literal('setDelay'), delayMs: delayMsSchema }),
]);
export type PageRequest = z.infer<typeof pageRequestSchema>;

export const errorCodeSchema = z.enum(Object.keys(errorMessages) as [ErrorCode, ...ErrorCode[]]);

/** What the server says to a page. */
export const serverMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('welcome'), version: z.int(), capabilities: capabilitiesSchema }),
  z.object({ kind: z.literal('reply'), request: z.int(), lab: z.string().optional(), program: z.string().optional() }),
  /** `request` is null where the message was too broken to tell. */
  z.object({
    kind: z.literal('error'),
    request: z.int().nullable(),
    code: errorCodeSchema,
    message: z.string(),
    detail: z.string().optional(),
  }),
  /** Entries of one lab's log in order. `nowUs` is the lab's clock when the batch left, so that a page can draw 'now'. */
  z.object({ kind: z.literal('events'), lab: z.string(), nowUs: z.int().min(0), events: z.array(labEventSchema) }),
  /** The lab no longer exists. `crashed`: its process died; `closed`: asked for; `expired`: nobody was watching. */
  z.object({
    kind: z.literal('labGone'),
    lab: z.string(),
    reason: z.enum(['crashed', 'closed', 'expired']),
    message: z.string(),
  }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;

export type ParseResult<T> =
  | { ok: true; value: T }
  | { ok: false; code: ErrorCode; request: number | null; detail: string };

/** Parses one WebSocket text frame from a page. Never throws. */
export function parsePageRequest(text: string): ParseResult<PageRequest> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, code: 'bad-json', request: null, detail: error instanceof Error ? error.message : '' };
  }
  const result = pageRequestSchema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const known = isObject(value) && requestKinds.has(value.kind);
  return {
    ok: false,
    code: known ? 'bad-fields' : 'unknown-kind',
    request: isObject(value) && Number.isSafeInteger(value.request) ? (value.request as number) : null,
    detail: result.error.issues
      .map((issue) => issue.path.join('.'))
      .filter(Boolean)
      .join(', '),
  };
}

const requestKinds = new Set<unknown>(pageRequestSchema.options.map((option) => option.shape.kind.value));

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
