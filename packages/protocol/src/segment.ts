import { z } from 'zod';
import { endpointSchema } from './words.ts';

/** An IP packet as the kernel made it. `bytes` is base64 from the IP header on, capped; `length` is its whole length. */
export const observedSegmentSchema = z.object({
  kind: z.literal('observed'),
  bytes: z.string().max(4096),
  length: z.int().min(1),
});

const flagSchema = z.enum(['SYN', 'ACK', 'PSH', 'FIN', 'RST']);

/** A segment nobody saw, concluded from what both programs report: calls, events, addresses. Always drawn as 추정 (inferred). */
export const inferredSegmentSchema = z.object({
  kind: z.literal('inferred'),
  flags: z.array(flagSchema),
  source: endpointSchema,
  destination: endpointSchema,
  /** Absent: TCP. */
  protocol: z.literal('udp').optional(),
  payloadBytes: z.int().min(0),
  /** base64, capped. */
  payload: z.string().max(4096),
});
export const segmentSchema = z.discriminatedUnion('kind', [observedSegmentSchema, inferredSegmentSchema]);
export type Segment = z.infer<typeof segmentSchema>;
export type InferredSegment = z.infer<typeof inferredSegmentSchema>;
