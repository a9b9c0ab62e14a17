import { z } from 'zod';
import { programActionSchema } from './fault.ts';
import {
  addressReport,
  callReport,
  consoleReport,
  eventReport,
  nameReport,
  objectId,
  objectReport,
  skippedReport,
  startReport,
  uncaughtReport,
} from './programReport.ts';

/**
 * What an agent says of its program: one JSON object a line, on a pipe of its own, written synchronously.
 *
 * `at` is `process.hrtime.bigint()` in microseconds: one clock for every process of the machine (CLOCK_MONOTONIC).
 */
const stamp = { at: z.number().min(0) };

export const agentReportSchema = z.discriminatedUnion('kind', [
  z.object({ ...stamp, ...startReport }),
  z.object({ ...stamp, ...objectReport }),
  z.object({ ...stamp, ...addressReport }),
  z.object({ ...stamp, ...callReport }),
  z.object({ ...stamp, ...eventReport }),
  z.object({ ...stamp, ...consoleReport }),
  z.object({ ...stamp, ...nameReport }),
  z.object({ ...stamp, ...uncaughtReport }),
  /** The last line a program can say; the exit itself is reported by the operating system. */
  z.object({ ...stamp, kind: z.literal('exiting'), code: z.int() }),
  z.object({ ...stamp, ...skippedReport }),
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
