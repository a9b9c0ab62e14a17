import { z } from 'zod';
import { socketActionSchema } from './agentReport.ts';
import { faultCommandSchema, programActionSchema, programSignalSchema } from './fault.ts';
import { labEventSchema } from './labEvent.ts';
import { errorCodeSchema } from './pageMessage.ts';
import { capabilitiesSchema, delayMsSchema, hostNameSchema, labHostsSchema } from './words.ts';

/** What the server asks of the lab process, over Node's IPC channel. Lab ids are the server's to choose. */
const call = { call: z.int().min(0), lab: z.string() };
export const labRequestSchema = z.discriminatedUnion('kind', [
  z.object({ ...call, kind: z.literal('open'), delayMs: delayMsSchema, hosts: labHostsSchema.optional() }),
  z.object({ ...call, kind: z.literal('close') }),
  z.object({ ...call, kind: z.literal('run'), host: hostNameSchema, file: z.string(), source: z.string() }),
  z.object({ ...call, kind: z.literal('signal'), program: z.string(), signal: programSignalSchema }),
  z.object({ ...call, kind: z.literal('act'), program: z.string(), object: z.string(), action: socketActionSchema }),
  z.object({ ...call, kind: z.literal('program'), program: z.string(), action: programActionSchema }),
  z.object({ ...call, kind: z.literal('fault'), command: faultCommandSchema }),
  z.object({ ...call, kind: z.literal('delay'), delayMs: delayMsSchema }),
]);
export type LabRequest = z.infer<typeof labRequestSchema>;

/** What the lab process says. `startedAtUs` is the lab's start on the machine's monotonic clock. */
export const labReportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), capabilities: capabilitiesSchema, pid: z.int() }),
  z.object({
    kind: z.literal('done'),
    call: z.int(),
    program: z.string().optional(),
    startedAtUs: z.number().optional(),
  }),
  z.object({ kind: z.literal('refused'), call: z.int(), code: errorCodeSchema, detail: z.string().optional() }),
  z.object({ kind: z.literal('events'), lab: z.string(), events: z.array(labEventSchema) }),
]);
export type LabReport = z.infer<typeof labReportSchema>;
